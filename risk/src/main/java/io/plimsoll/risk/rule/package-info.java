/**
 * Alert rules: severities, the ladder with hysteresis, and the changes of level it reports. It exists so that flapping
 * ends here; it must not know how a value came about. Start at {@code Ladder}.
 */
@NullMarked
package io.plimsoll.risk.rule;

import org.jspecify.annotations.NullMarked;

/** Alert rules: severities, the ladder with hysteresis, and the changes of level it reports. Start at {@code Ladder}. */
@NullMarked
package io.plimsoll.risk.rule;

import org.jspecify.annotations.NullMarked;

/** The components of a running Plimsoll, wired from a configuration; the same for the demo and for a real cluster. Start at {@code RiskComponent}. */
@NullMarked
package io.plimsoll.app.run;

import org.jspecify.annotations.NullMarked;

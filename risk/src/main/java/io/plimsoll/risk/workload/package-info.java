/**
 * Synthetic accounts and a synthetic market of any size, the same for the same seed, for measuring books against each other
 * and against a floor. It exists so that published figures can be run again by anyone; it must not know how time is
 * measured or results are printed. Start at {@code Workload}.
 */
@NullMarked
package io.plimsoll.risk.workload;

import org.jspecify.annotations.NullMarked;

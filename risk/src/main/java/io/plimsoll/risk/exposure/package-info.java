/**
 * What an account stands to gain or lose on: coins of each base asset long and short, spot and collateral counted, and how far
 * its equity is below its peak. It exists because margin looks at one unit, while a hedge may lie in another or in spot; it
 * must not know rules, alerts or the clock. Start at {@code Exposure}.
 */
@NullMarked
package io.plimsoll.risk.exposure;

import org.jspecify.annotations.NullMarked;

/**
 * What the price of one symbol has been doing: bars, and the indicators that traders read from them. It exists so that the
 * stream, the command line and a back-fill compute the same numbers, bit for bit, one bar at a time, and can stop and go on
 * from a stored state. It must not know positions, accounts or what anybody should do about a value. Start at
 * {@code IndicatorSeries}; conventions and sources of every number are in docs/indicators.md.
 */
@NullMarked
package io.plimsoll.risk.indicator;

import org.jspecify.annotations.NullMarked;

/**
 * The market side: judges each price once, broadcasts the market to every risk partition, and makes candles and signals of the
 * prices. Knows no account. Start at {@code MarketTopology}; {@code GateProcessor} judges, {@code BarsProcessor} makes bars.
 */
@NullMarked
package io.plimsoll.streams.market;

import org.jspecify.annotations.NullMarked;

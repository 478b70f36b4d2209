package io.plimsoll.streams.market;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Stores of candles and signals. What is written at every price is small, and the record cache makes one changelog write of it a
 * commit; what is written at every bar is its series' last bars; the indicators themselves are written every 16 bars.
 *
 * <pre>
 *   bars-newest   symbol            the minute in progress
 *   bars-clock    one entry         up to when minutes are closed
 *   bars-candles  symbol            the last candles of every interval
 *   bars-base     symbol|interval   indicators and detectors as of some bars ago
 *   bars-since    symbol|interval   the bars since
 * </pre>
 */
final class BarStores {
    static final String NEWEST = "bars-newest";
    static final String CANDLES = "bars-candles";
    static final String BASE = "bars-base";
    static final String SINCE = "bars-since";
    static final String CLOCK = "bars-clock";

    private BarStores() {}

    static Set<StoreBuilder<?>> all() {
        return Set.copyOf(List.of(
                store(NEWEST, BarBytes.serde(BarBytes::writeTick, BarBytes::readTick)),
                store(CANDLES, BarBytes.serde(BarBytes::writeCandles, BarBytes::readCandles)),
                store(BASE, BarBytes.serde(BarBytes::writeState, BarBytes::readState)),
                store(SINCE, BarBytes.serde(BarBytes::writeBars, BarBytes::readBars)),
                store(CLOCK, Serdes.Long())));
    }

    private static <V> StoreBuilder<?> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }
}

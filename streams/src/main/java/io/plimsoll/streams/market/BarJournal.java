package io.plimsoll.streams.market;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.CandleChange;
import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.indicator.TickCandle;
import io.plimsoll.risk.signal.MarketListener;
import io.plimsoll.risk.signal.MarketReading;
import io.plimsoll.risk.signal.MarketSignals;
import io.plimsoll.risk.signal.SeriesState;
import io.plimsoll.risk.signal.Signal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps a market of signals in its stores and brings it back. Owned by one task. */
final class BarJournal {
    private static final String ONE = "closed";
    private static final MarketListener NOBODY = new MarketListener() {
        @Override
        public void onCandle(String symbol, Interval interval, CandleChange change) {}

        @Override
        public void onSignal(Signal signal) {}

        @Override
        public void onReading(MarketReading reading) {}
    };

    private final KeyValueStore<String, TickCandle> newest;
    private final KeyValueStore<String, MarketSignals.Candles> candles;
    private final KeyValueStore<String, SeriesState> bases;
    private final KeyValueStore<String, List<Bar>> since;
    private final KeyValueStore<String, Long> clock;
    private final Set<String> known = new HashSet<>();
    private final Map<String, SeriesState> written = new HashMap<>();
    private long clockWritten;

    BarJournal(ProcessorContext<?, ?> context) {
        newest = context.getStateStore(BarStores.NEWEST);
        candles = context.getStateStore(BarStores.CANDLES);
        bases = context.getStateStore(BarStores.BASE);
        since = context.getStateStore(BarStores.SINCE);
        clock = context.getStateStore(BarStores.CLOCK);
    }

    /** Brings back what was kept. */
    void restore(MarketSignals market) {
        try (KeyValueIterator<String, MarketSignals.Candles> all = candles.all()) {
            all.forEachRemaining(each -> {
                known.add(each.key);
                market.restore(each.key, each.value, Optional.ofNullable(newest.get(each.key)));
            });
        }
        try (KeyValueIterator<String, SeriesState> all = bases.all()) {
            all.forEachRemaining(each -> {
                List<Bar> bars = since.get(each.key);
                int bar = each.key.lastIndexOf('|');
                Interval interval = Interval.of(each.key.substring(bar + 1)).orElseThrow();
                MarketSignals.Series series = new MarketSignals.Series(each.value, bars == null ? List.of() : bars);
                market.restore(each.key.substring(0, bar), interval, series);
            });
        }
        Long closed = clock.get(ONE);
        if (closed != null) {
            market.restoreClock(closed, NOBODY);
            clockWritten = closed;
        }
    }

    /** Keeps what a price of {@code symbol} changes at least. */
    void writePrice(String symbol, MarketSignals market) {
        market.newest(symbol).ifPresent(candle -> newest.put(symbol, candle));
        if (known.add(symbol)) {
            candles.put(symbol, market.candles(symbol));
        }
        if (market.closedMs() > clockWritten) {
            clockWritten = market.closedMs();
            clock.put(ONE, clockWritten);
        }
    }

    /** Keeps the candles of a symbol of which one closed or was corrected, and the series of those intervals. */
    void writeBars(String symbol, Set<Interval> changed, MarketSignals market) {
        known.add(symbol);
        candles.put(symbol, market.candles(symbol));
        for (Interval interval : changed) {
            String key = symbol + "|" + interval.label();
            MarketSignals.Series series = market.series(symbol, interval);
            since.put(key, series.since());
            if (written.put(key, series.base()) != series.base()) {
                bases.put(key, series.base());
            }
        }
    }
}

package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.BarAggregator;
import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.indicator.TickCandle;
import io.plimsoll.risk.indicator.TickCandles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Prices in; candles, signals and readings of every symbol at every interval out. The topology and the replay both call it, so
 * that the same prices in the same order give the same signals. Owned by one thread.
 *
 * <p>A minute closes with the first price of its symbol that is not in it, or when any symbol is 10 seconds past its end. A
 * price that comes later corrects its candle, the larger candles it is part of, and the indicators of all of them; what was
 * signalled stays signalled, because it is what could be known.
 */
public final class MarketSignals {
    private static final long GRACE_MS = 10_000;

    private final TrackRecords records;
    private final Map<String, SymbolSignals> symbols = new TreeMap<>();
    private long closedMs;

    /**
     * Where the candles of a symbol stand.
     *
     * @param minutes those of prices
     * @param larger those of candles, 5m first
     * @param unannounced whether history was taken that no reading has told of
     */
    public record Candles(TickCandles.State minutes, List<BarAggregator.State> larger, boolean unannounced) {
        /** Copies. */
        public Candles {
            larger = List.copyOf(larger);
        }
    }

    /**
     * Where the indicators and signals of a symbol at an interval stand.
     *
     * @param base state before the bars
     * @param since bars since, in order
     */
    public record Series(SeriesState base, List<Bar> since) {
        /** Copies. */
        public Series {
            since = List.copyOf(since);
        }
    }

    /** A market without any price; its signals carry what {@code records} knows of their like. */
    public MarketSignals(TrackRecords records) {
        this.records = records;
    }

    /**
     * Takes a price that passed the gate, or one that came late.
     *
     * @param timeMs event time, Unix milliseconds, >= 0
     * @param price quote per base, > 0
     * @throws IllegalArgumentException when one of them is not what it should be
     */
    public void onPrice(String symbol, long timeMs, double price, MarketListener listener) {
        symbol(symbol).onPrice(timeMs, price, listener);
        closeUpTo(Interval.M1.openOf(timeMs - GRACE_MS), listener);
    }

    /**
     * Takes a closed bar as it was recorded, and tells what it says; smaller intervals are not made of it.
     *
     * @throws IllegalArgumentException when it does not open at a multiple of its interval
     */
    public void onBar(String symbol, Interval interval, Bar bar, MarketListener listener) {
        symbol(symbol).onBar(interval, onTheClock(interval, bar), listener);
    }

    /**
     * Takes a closed bar from before the prices, so that indicators are warm; it signals nothing. Readings are told at the next
     * price of the symbol.
     *
     * @return whether it was taken: not when a bar of this or a later time is there already
     * @throws IllegalArgumentException when it does not open at a multiple of its interval
     */
    public boolean onHistory(String symbol, Interval interval, Bar bar) {
        return symbol(symbol).onHistory(interval, onTheClock(interval, bar));
    }

    /** Every minute that ends here or earlier is closed, Unix milliseconds. */
    public long closedMs() {
        return closedMs;
    }

    /** The minute of a symbol in progress, which changes with every price. */
    public Optional<TickCandle> newest(String symbol) {
        return symbol(symbol).newest();
    }

    /** Where the candles of a symbol stand. */
    public Candles candles(String symbol) {
        return symbol(symbol).candles();
    }

    /** Where its indicators and signals at an interval stand. */
    public Series series(String symbol, Interval interval) {
        return symbol(symbol).series(interval);
    }

    /** Goes on from where the candles of a symbol stood, and its newest minute. */
    public void restore(String symbol, Candles candles, Optional<TickCandle> newest) {
        symbol(symbol).restore(candles, newest);
    }

    /** Goes on from where the clock of all symbols stood; after their candles. */
    public void restoreClock(long closedUpToMs, MarketListener listener) {
        closeUpTo(closedUpToMs, listener);
    }

    /** Goes on from where a series stood; one of another release starts cold instead. */
    public void restore(String symbol, Interval interval, Series series) {
        symbol(symbol).restore(interval, series);
    }

    private void closeUpTo(long overMs, MarketListener listener) {
        if (overMs > closedMs) {
            closedMs = overMs;
            symbols.values().forEach(each -> each.advanceTo(overMs, listener));
        }
    }

    private static Bar onTheClock(Interval interval, Bar bar) {
        if (interval.openOf(bar.openTimeMs()) != bar.openTimeMs()) {
            throw new IllegalArgumentException("bar: openTimeMs: found " + bar.openTimeMs()
                    + ", expected a multiple of " + interval.lengthMs() + ", the length of " + interval.label());
        }
        return bar;
    }

    private SymbolSignals symbol(String symbol) {
        return symbols.computeIfAbsent(symbol, name -> new SymbolSignals(name, records));
    }
}

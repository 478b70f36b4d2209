package io.plimsoll.risk.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Bars of one symbol from its ticks, by event time. A bar closes when event time reaches its end: by a tick of a later bar,
 * or by {@link #advanceTo}. The last closed bars are kept, so that a late tick corrects its bar. Owned by one thread.
 *
 * <pre>
 *   ticks 12:00:10  12:00:50  12:03:05  12:00:30 (late)
 *   gives                     Closed 12:00,   Corrected 12:00
 *                             then, at 12:04: Closed 12:03, 2 missing before
 * </pre>
 */
public final class TickCandles {
    private static final long NONE = -1;

    private final Interval interval;
    private final int keptBars;
    private final NavigableMap<Long, TickCandle> kept = new TreeMap<>();
    private long closedUpToMs = NONE;
    private long lastClosedMs = NONE;

    /**
     * All there is to know in order to go on.
     *
     * @param candles kept bars by open time, closed or in progress
     * @param closedUpToMs bars that end here or earlier are closed; -1 before the first tick
     * @param lastClosedMs open time of the last closed bar; -1 before there is one
     */
    public record State(List<TickCandle> candles, long closedUpToMs, long lastClosedMs) {
        /** Copies. */
        public State {
            candles = List.copyOf(candles);
        }
    }

    /** Bars of an interval, of which the last {@code keptBars}, >= 1, can be corrected once closed. */
    public TickCandles(Interval interval, int keptBars) {
        this.interval = interval;
        this.keptBars = Periods.check("candles", keptBars, 1);
    }

    /**
     * Takes a tick.
     *
     * @param timeMs event time, Unix milliseconds, >= 0
     * @param price quote per base, > 0
     * @param quantity in base units, >= 0; 0 when it is a mark price
     * @throws IllegalArgumentException when one of them is not what it should be; nothing has changed then
     */
    public void onTick(long timeMs, double price, double quantity, Consumer<CandleChange> changes) {
        long openMs = interval.openOf(timeMs);
        TickCandle alone = TickCandle.of(openMs, timeMs, price, quantity);
        if (openMs + interval.lengthMs() <= closedUpToMs) {
            correct(openMs, alone, timeMs, price, quantity, changes);
            return;
        }
        advanceTo(timeMs, changes);
        kept.merge(openMs, alone, (before, none) -> before.with(timeMs, price, quantity));
    }

    /** Closes what is over when event time has reached {@code timeMs}, with or without a tick. */
    public void advanceTo(long timeMs, Consumer<CandleChange> changes) {
        long openMs = interval.openOf(timeMs);
        if (openMs <= closedUpToMs) {
            return;
        }
        for (TickCandle over :
                kept.subMap(Math.max(closedUpToMs, 0), true, openMs, false).values()) {
            changes.accept(
                    new CandleChange.Closed(over.bar(), missingBefore(over.bar().openTimeMs())));
            lastClosedMs = over.bar().openTimeMs();
        }
        closedUpToMs = openMs;
        kept.headMap(oldestKeptMs(), false).clear();
    }

    /** The bar in progress, or the last one while there is none; empty before the first tick. */
    public Optional<TickCandle> newest() {
        return Optional.ofNullable(kept.lastEntry()).map(Map.Entry::getValue);
    }

    /** All there is to know in order to go on. */
    public State state() {
        return new State(new ArrayList<>(kept.values()), closedUpToMs, lastClosedMs);
    }

    /** Goes on from a state of the same interval. */
    public void restore(State state) {
        kept.clear();
        state.candles().forEach(candle -> kept.put(candle.bar().openTimeMs(), candle));
        closedUpToMs = state.closedUpToMs();
        lastClosedMs = state.lastClosedMs();
    }

    private void correct(
            long openMs, TickCandle alone, long timeMs, double price, double quantity, Consumer<CandleChange> changes) {
        if (openMs < oldestKeptMs()) {
            changes.accept(new CandleChange.TooLate(timeMs, oldestKeptMs()));
            return;
        }
        TickCandle now = kept.merge(openMs, alone, (before, none) -> before.with(timeMs, price, quantity));
        changes.accept(new CandleChange.Corrected(now.bar()));
    }

    private long oldestKeptMs() {
        return closedUpToMs - keptBars * interval.lengthMs();
    }

    private long missingBefore(long openMs) {
        return lastClosedMs == NONE ? 0 : (openMs - lastClosedMs) / interval.lengthMs() - 1;
    }
}

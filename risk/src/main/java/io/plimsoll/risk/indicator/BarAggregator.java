package io.plimsoll.risk.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Larger bars from smaller ones of one symbol, by event time. A bar closes with its last smaller bar, or when a later one
 * arrives. Every larger bar is computed from the smaller ones that are known, in order of time, so a corrected smaller bar
 * corrects the larger one whatever changed. Owned by one thread.
 */
public final class BarAggregator {
    private static final long NONE = -1;

    private final Interval from;
    private final Interval to;
    private final int keptBars;
    private final NavigableMap<Long, Bar> kept = new TreeMap<>();
    private long closedUpToMs = NONE;
    private long lastClosedMs = NONE;

    /**
     * All there is to know in order to go on.
     *
     * @param bars kept smaller bars by open time
     * @param closedUpToMs larger bars that end here or earlier are closed; -1 before the first
     * @param lastClosedMs open time of the last closed larger bar; -1 before there is one
     */
    public record State(List<Bar> bars, long closedUpToMs, long lastClosedMs) {
        /** Copies. */
        public State {
            bars = List.copyOf(bars);
        }
    }

    /**
     * Larger bars, of which the last {@code keptBars}, >= 1, can be corrected once closed.
     *
     * @throws IllegalArgumentException when {@code to} is not longer than {@code from}
     */
    public BarAggregator(Interval from, Interval to, int keptBars) {
        if (to.lengthMs() <= from.lengthMs()) {
            throw new IllegalArgumentException(
                    "interval: found " + to.label() + ", expected one longer than " + from.label());
        }
        this.from = from;
        this.to = to;
        this.keptBars = Periods.check("candles", keptBars, 1);
    }

    /**
     * Takes a closed smaller bar, or a correction of one.
     *
     * @throws IllegalArgumentException when it does not open at a multiple of its interval; nothing has changed then
     */
    public void onBar(Bar bar, Consumer<CandleChange> changes) {
        long openMs = bar.openTimeMs();
        if (from.openOf(openMs) != openMs) {
            throw new IllegalArgumentException(
                    "bar: openTimeMs: found " + openMs + ", expected a multiple of " + from.lengthMs());
        }
        long largeMs = to.openOf(openMs);
        if (largeMs + to.lengthMs() <= closedUpToMs) {
            correct(bar, largeMs, changes);
            return;
        }
        closeUpTo(largeMs, changes);
        kept.put(openMs, bar);
        if (openMs + from.lengthMs() == largeMs + to.lengthMs()) {
            closeUpTo(openMs + from.lengthMs(), changes);
        }
    }

    /** All there is to know in order to go on. */
    public State state() {
        return new State(new ArrayList<>(kept.values()), closedUpToMs, lastClosedMs);
    }

    /** Goes on from a state of the same intervals. */
    public void restore(State state) {
        kept.clear();
        state.bars().forEach(bar -> kept.put(bar.openTimeMs(), bar));
        closedUpToMs = state.closedUpToMs();
        lastClosedMs = state.lastClosedMs();
    }

    private void correct(Bar bar, long largeMs, Consumer<CandleChange> changes) {
        if (largeMs < oldestKeptMs()) {
            changes.accept(new CandleChange.TooLate(bar.openTimeMs(), oldestKeptMs()));
            return;
        }
        kept.put(bar.openTimeMs(), bar);
        changes.accept(new CandleChange.Corrected(large(largeMs)));
    }

    private void closeUpTo(long endMs, Consumer<CandleChange> changes) {
        if (endMs <= closedUpToMs) {
            return;
        }
        Long next = kept.ceilingKey(Math.max(closedUpToMs, 0));
        if (next != null && next < endMs) {
            long largeMs = to.openOf(next);
            changes.accept(new CandleChange.Closed(large(largeMs), missingBefore(largeMs)));
            lastClosedMs = largeMs;
        }
        closedUpToMs = endMs;
        kept.headMap(oldestKeptMs(), false).clear();
    }

    private Bar large(long largeMs) {
        Iterable<Bar> parts = kept.subMap(largeMs, largeMs + to.lengthMs()).values();
        double open = Double.NaN;
        double high = 0;
        double low = Double.POSITIVE_INFINITY;
        double close = Double.NaN;
        double volume = 0;
        for (Bar part : parts) {
            open = Double.isNaN(open) ? part.open() : open;
            high = Math.max(high, part.high());
            low = Math.min(low, part.low());
            close = part.close();
            volume += part.volume();
        }
        return new Bar(largeMs, open, high, low, close, volume);
    }

    private long oldestKeptMs() {
        return closedUpToMs - keptBars * to.lengthMs();
    }

    private long missingBefore(long largeMs) {
        return lastClosedMs == NONE ? 0 : (largeMs - lastClosedMs) / to.lengthMs() - 1;
    }
}

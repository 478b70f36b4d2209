package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A series of signals and the last 16 to 31 bars it took, with its state before them: enough to go on after a restart, and to
 * compute it anew when one of those bars is corrected.
 *
 * <pre>
 *   base ──bar──bar── … 16 ──bar──bar──> now
 *                       └ middle: the next base, once another 16 bars have come
 * </pre>
 */
final class SeriesJournal {
    private static final int HALF = 16;

    private final SignalSeries series;
    private final List<Bar> since = new ArrayList<>();
    private SeriesState base;
    private SeriesState middle;

    SeriesJournal(String symbol, Interval interval, TrackRecords records) {
        series = new SignalSeries(symbol, interval, records);
        base = series.state();
        middle = base;
    }

    void add(Bar bar, Consumer<Signal> signals) {
        series.add(bar, signals);
        since.add(bar);
        if (since.size() % HALF == 0) {
            if (since.size() > HALF) {
                base = middle;
                since.subList(0, HALF).clear();
            }
            middle = series.state();
        }
    }

    /** Whether a bar that opens then comes after all bars so far. */
    boolean isNext(long openTimeMs) {
        return since.isEmpty() || since.get(since.size() - 1).openTimeMs() < openTimeMs;
    }

    /** Computes the series anew with this bar in its place; not when it is older than the bars kept. Signals are not told again. */
    boolean correct(Bar bar) {
        if (since.isEmpty() || bar.openTimeMs() < since.get(0).openTimeMs()) {
            return false;
        }
        List<Bar> bars = new ArrayList<>(since);
        int place = 0;
        while (place < bars.size() && bars.get(place).openTimeMs() < bar.openTimeMs()) {
            place++;
        }
        if (place < bars.size() && bars.get(place).openTimeMs() == bar.openTimeMs()) {
            bars.set(place, bar);
        } else {
            bars.add(place, bar);
        }
        replay(new MarketSignals.Series(base, bars));
        return true;
    }

    Optional<MarketReading> reading() {
        return since.isEmpty() ? Optional.empty() : series.reading(since.get(since.size() - 1));
    }

    MarketSignals.Series state() {
        return new MarketSignals.Series(base, since);
    }

    /** Goes on from a state; one of other detectors leaves the series cold, since nothing can be made of it. */
    void restore(MarketSignals.Series state) {
        if (series.canGoOnFrom(state.base())) {
            replay(state);
        }
    }

    private void replay(MarketSignals.Series state) {
        series.restore(state.base());
        base = state.base();
        middle = base;
        since.clear();
        state.since().forEach(bar -> add(bar, signal -> {}));
    }
}

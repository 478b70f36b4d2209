package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Writes bars by hand, bar i at minute i, and lists what a series says of them. */
final class BarScript {
    static final long MINUTE_MS = 60_000;

    private final List<Bar> bars = new ArrayList<>();

    /** A bar that opens at its close. */
    BarScript bar(double high, double low, double close) {
        bars.add(new Bar(bars.size() * MINUTE_MS, close, high, low, close, 0));
        return this;
    }

    /** Bars of a range of 1 around each close. */
    BarScript closes(double... closes) {
        for (double close : closes) {
            bar(close + 0.5, close - 0.5, close);
        }
        return this;
    }

    /** The same close {@code count} times, range 1. */
    BarScript flat(int count, double close) {
        for (int i = 0; i < count; i++) {
            closes(close);
        }
        return this;
    }

    /** {@code count} bars, each {@code step} from the one before, range 1. */
    BarScript steps(int count, double step) {
        for (int i = 0; i < count; i++) {
            closes(bars.get(bars.size() - 1).close() + step);
        }
        return this;
    }

    /** Alternates closes {@code low} and {@code high}, {@code count} bars, range 1. */
    BarScript saw(int count, double low, double high) {
        for (int i = 0; i < count; i++) {
            closes(i % 2 == 0 ? low : high);
        }
        return this;
    }

    List<Bar> bars() {
        return bars;
    }

    /** Signals of these kinds as {@code <bar> <kind> <bias>}, e.g. {@code 14 RSI_OVERBOUGHT BEARISH}. */
    List<String> said(SignalKind... kinds) {
        return signals(kinds).stream()
                .map(signal -> signal.barTimeMs() / MINUTE_MS + " " + signal.kind() + " " + signal.bias())
                .toList();
    }

    /** Signals of these kinds; of all when none is named. */
    List<Signal> signals(SignalKind... kinds) {
        Set<SignalKind> wanted = new HashSet<>(Arrays.asList(kinds));
        List<Signal> found = new ArrayList<>();
        SignalSeries series = new SignalSeries("BTCUSDT", Interval.M1, TrackRecords.none());
        bars.forEach(bar -> series.add(bar, found::add));
        return found.stream()
                .filter(signal -> wanted.isEmpty() || wanted.contains(signal.kind()))
                .toList();
    }

    /** A walk that changes its pace now and then, so that every kind of signal occurs. */
    static List<Bar> walk(long seed, int count) {
        Random random = new Random(seed);
        List<Bar> bars = new ArrayList<>();
        double last = 1_000;
        double pace = 0.002;
        for (int i = 0; i < count; i++) {
            pace = random.nextInt(120) == 0 ? 0.0003 * Math.exp(3 * random.nextDouble()) : pace;
            double close = last * Math.exp(pace * random.nextGaussian());
            double high = Math.max(last, close) * (1 + pace * random.nextDouble() / 2);
            double low = Math.min(last, close) * (1 - pace * random.nextDouble() / 2);
            bars.add(new Bar(i * MINUTE_MS, last, high, low, close, 1));
            last = close;
        }
        return bars;
    }
}

package io.plimsoll.risk.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Series of bars for tests; bar i opens at minute i. */
final class Bars {
    static final long MINUTE_MS = 60_000;

    private Bars() {}

    /** Bars without any range. */
    static List<Bar> ofCloses(double... closes) {
        return of(closes, closes, closes);
    }

    static List<Bar> of(double[] highs, double[] lows, double[] closes) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            bars.add(new Bar(i * MINUTE_MS, closes[i], highs[i], lows[i], closes[i], 0));
        }
        return bars;
    }

    static Bar at(long openTimeMs, double high, double low, double close) {
        return new Bar(openTimeMs, close, high, low, close, 1);
    }

    /** A walk of some 0.2 % a bar from {@code start}, on a grid of a cent, flat now and then. */
    static List<Bar> walk(long seed, int count, double start) {
        Random random = new Random(seed);
        List<Bar> bars = new ArrayList<>();
        double last = start;
        for (int i = 0; i < count; i++) {
            double open = last;
            double close = random.nextInt(20) == 0 ? open : cents(open * Math.exp(0.002 * random.nextGaussian()));
            double high = cents(Math.max(open, close) * (1 + 0.001 * random.nextDouble()) + 0.01);
            double low = cents(Math.min(open, close) * (1 - 0.001 * random.nextDouble()) - 0.01);
            bars.add(new Bar(i * MINUTE_MS, open, high, low, close, random.nextInt(100)));
            last = close;
        }
        return bars;
    }

    private static double cents(double price) {
        return Math.max(0.02, Math.rint(price * 100) / 100);
    }

    /** Values of one output, one a bar; not a number where undefined. */
    static double[] feed(Indicator indicator, List<Bar> bars, int output) {
        double[] values = new double[bars.size()];
        for (int i = 0; i < values.length; i++) {
            indicator.add(bars.get(i));
            values[i] = indicator.value(output);
        }
        return values;
    }

    /** Place of the first value; -1 when there is none. */
    static int first(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                return i;
            }
        }
        return -1;
    }
}

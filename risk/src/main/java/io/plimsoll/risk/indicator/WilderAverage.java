package io.plimsoll.risk.indicator;

/**
 * Wilder's average (RMA, SMMA), seeded with the mean of its first n numbers: {@code (w * (n - 1) + x) / n}. Slower than an
 * exponential average of the same n.
 */
final class WilderAverage {
    private final int period;
    private long seen;
    private double seedSum;
    private double value = Double.NaN;

    WilderAverage(int period) {
        this.period = period;
    }

    void add(double number) {
        if (seen < period) {
            seedSum += number;
            seen++;
            value = seen == period ? seedSum / period : Double.NaN;
        } else {
            value = (value * (period - 1) + number) / period;
        }
    }

    /** Not a number until n numbers have been seen. */
    double value() {
        return value;
    }

    void write(StateWriter to) {
        to.write(seen);
        to.write(seedSum);
        to.write(value);
    }

    void read(StateReader from) {
        seen = (long) from.read();
        seedSum = from.read();
        value = from.read();
    }
}

package io.plimsoll.risk.indicator;

/**
 * Exponential average seeded with the mean of its first n numbers: {@code e += 2 / (n + 1) * (x - e)}. Errors fade with
 * {@code 1 - 2 / (n + 1)} a step, so nothing needs correcting.
 */
final class ExponentialAverage {
    private final int period;
    private final double weight;
    private long seen;
    private double seedSum;
    private double value = Double.NaN;

    ExponentialAverage(int period) {
        this.period = period;
        this.weight = 2.0 / (period + 1);
    }

    void add(double number) {
        if (seen < period) {
            seedSum += number;
            seen++;
            value = seen == period ? seedSum / period : Double.NaN;
        } else {
            value += weight * (number - value);
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

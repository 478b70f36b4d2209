package io.plimsoll.risk.indicator;

import java.util.function.DoubleBinaryOperator;

/**
 * A recursive average seeded with the mean of its first n numbers. Errors fade with each step, so nothing needs correcting.
 *
 * <ul>
 *   <li>exponential: {@code e += 2 / (n + 1) * (x - e)};
 *   <li>Wilder's (RMA, SMMA): {@code (w * (n - 1) + x) / n}, slower than an exponential one of the same n.
 * </ul>
 */
final class SeededAverage {
    private final int period;
    private final DoubleBinaryOperator step;
    private long seen;
    private double seedSum;
    private double value = Double.NaN;

    private SeededAverage(int period, DoubleBinaryOperator step) {
        this.period = period;
        this.step = step;
    }

    static SeededAverage exponential(int period) {
        double weight = 2.0 / (period + 1);
        return new SeededAverage(period, (average, number) -> average + weight * (number - average));
    }

    static SeededAverage wilder(int period) {
        return new SeededAverage(period, (average, number) -> (average * (period - 1) + number) / period);
    }

    void add(double number) {
        if (seen < period) {
            seedSum += number;
            seen++;
            value = seen == period ? seedSum / period : Double.NaN;
        } else {
            value = step.applyAsDouble(value, number);
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

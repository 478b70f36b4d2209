package io.plimsoll.risk.indicator;

import java.util.Arrays;

/**
 * A stopped indicator, to be kept in a store. The numbers have no meaning outside the indicator of this name.
 *
 * @param name of the indicator, e.g. {@code rsi:14}
 * @param barsSeen bars so far, >= 0
 * @param numbers what it remembers; copied on the way in and out
 */
public record IndicatorState(String name, long barsSeen, double[] numbers) {
    /** Copies the numbers. */
    public IndicatorState {
        if (barsSeen < 0) {
            throw new IllegalArgumentException("barsSeen: found " + barsSeen + ", expected >= 0");
        }
        numbers = numbers.clone();
    }

    @Override
    public double[] numbers() {
        return numbers.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IndicatorState that
                && name.equals(that.name)
                && barsSeen == that.barsSeen
                && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + Long.hashCode(barsSeen)) + Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return name + " after " + barsSeen + " bars: " + Arrays.toString(numbers);
    }
}

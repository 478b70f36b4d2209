package io.plimsoll.risk.signal;

import java.util.Arrays;

/**
 * A stopped series of signals, to be kept in a store.
 *
 * @param layout what the numbers belong to; another release may have other indicators and cannot go on from them
 * @param bars bars seen, >= 0
 * @param numbers what indicators and detectors remember; copied on the way in and out
 */
public record SeriesState(String layout, long bars, double[] numbers) {
    /** Copies the numbers. */
    public SeriesState {
        if (bars < 0) {
            throw new IllegalArgumentException("bars: found " + bars + ", expected >= 0");
        }
        numbers = numbers.clone();
    }

    @Override
    public double[] numbers() {
        return numbers.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeriesState that
                && layout.equals(that.layout)
                && bars == that.bars
                && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * layout.hashCode() + Long.hashCode(bars)) + Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return layout + " after " + bars + " bars, " + numbers.length + " numbers";
    }
}

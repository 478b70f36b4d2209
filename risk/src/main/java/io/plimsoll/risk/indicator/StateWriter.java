package io.plimsoll.risk.indicator;

import java.util.Arrays;

/** Collects the numbers of a state in the order in which a {@link StateReader} takes them back. */
public final class StateWriter {
    private double[] numbers = new double[32];
    private int size;

    /** Writes one number. */
    public void write(double number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    /** Writes numbers in their order. */
    public void write(double[] all) {
        for (double number : all) {
            write(number);
        }
    }

    /** All that was written. */
    public double[] numbers() {
        return Arrays.copyOf(numbers, size);
    }
}

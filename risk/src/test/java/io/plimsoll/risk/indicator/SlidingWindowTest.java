package io.plimsoll.risk.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {
    private static final int MILLION = 1_000_000;

    @Test
    void meansOfSmallWindowsAreExact() {
        SlidingSum window = new SlidingSum(3);
        double[] means = new double[7];

        for (int i = 0; i < 7; i++) {
            window.add(i * i);
            means[i] = window.mean();
        }

        assertThat(means).containsExactly(Double.NaN, Double.NaN, 5.0 / 3, 14.0 / 3, 29.0 / 3, 50.0 / 3, 77.0 / 3);
    }

    /** Adding new and subtracting old numbers is off by 1e-4 and more here: the huge numbers leave their rounding behind. */
    @Test
    void aMillionBarsLeaveNoRoundingBehind() {
        long seed = 11;
        int size = 20;
        Random random = new Random(seed);
        SlidingSum sum = new SlidingSum(size);
        SlidingVariance variance = new SlidingVariance(size);
        double[] last = new double[size];
        double subtracting = 0;

        for (int i = 0; i < MILLION; i++) {
            double number = i < MILLION - size ? 1e9 * random.nextDouble() : 1 + i % 2;
            subtracting += number - (i < size ? 0 : last[i % size]);
            last[i % size] = number;
            sum.add(number);
            variance.add(number);
        }

        assertThat(sum.mean()).as("seed %d", seed).isEqualTo(1.5);
        assertThat(variance.mean()).isEqualTo(1.5);
        assertThat(variance.populationDeviation()).isEqualTo(0.5);
        assertThat(Math.abs(subtracting / size - 1.5)).as("what is avoided").isGreaterThan(1e-9);
    }

    @Test
    void aMillionBarsAgreeWithExactDecimals() {
        long seed = 12;
        int size = 200;
        Random random = new Random(seed);
        SlidingVariance window = new SlidingVariance(size);
        double[] last = new double[size];

        for (int i = 0; i < MILLION; i++) {
            double price = 100_000 + 0.001 * random.nextGaussian();
            last[i % size] = price;
            window.add(price);
            if (i % 99_991 == 0 && i >= size) {
                BigDecimal[] exact = meanAndVariance(last);
                assertThat(window.mean())
                        .as("mean at %d, seed %d", i, seed)
                        .isCloseTo(exact[0].doubleValue(), within(1e-10));
                double deviation = Math.sqrt(exact[1].doubleValue());
                assertThat(window.populationDeviation() / deviation)
                        .as("deviation at %d, seed %d", i, seed)
                        .isCloseTo(1, within(1e-6));
            }
        }
    }

    @Test
    void equalNumbersDeviateByExactlyZero() {
        SlidingVariance window = new SlidingVariance(7);

        for (int i = 0; i < 40; i++) {
            window.add(0.1);
        }

        assertThat(window.squares()).isEqualTo(0);
    }

    @Test
    void theLargestIsForgottenWhenItLeavesTheWindow() {
        SlidingMaximum window = new SlidingMaximum(3);
        double[] numbers = {5, 1, 2, 3, 1, 0, 9};
        double[] largest = new double[7];

        for (int i = 0; i < 7; i++) {
            window.add(numbers[i]);
            largest[i] = window.maximum();
        }

        assertThat(largest).containsExactly(Double.NaN, Double.NaN, 5, 3, 3, 3, 9);
    }

    private static BigDecimal[] meanAndVariance(double[] numbers) {
        BigDecimal count = BigDecimal.valueOf(numbers.length);
        BigDecimal sum = BigDecimal.ZERO;
        for (double number : numbers) {
            sum = sum.add(new BigDecimal(number));
        }
        BigDecimal mean = sum.divide(count, MathContext.DECIMAL128);
        BigDecimal squares = BigDecimal.ZERO;
        for (double number : numbers) {
            BigDecimal off = new BigDecimal(number).subtract(mean);
            squares = squares.add(off.multiply(off));
        }
        return new BigDecimal[] {mean, squares.divide(count, MathContext.DECIMAL128)};
    }
}

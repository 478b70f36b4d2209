package io.plimsoll.risk.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Swings, Fibonacci levels and pivots of hand-made bars. */
class LevelsTest {
    private static final long HOUR_MS = 3_600_000;

    @Test
    void aSwingHighIsKnownKBarsLateAndNeverTakenBack() {
        SwingPivots swings = new SwingPivots(2);
        double[] highs = {1, 2, 5, 3, 2, 6, 7, 8};
        Optional<Swing> expected = Optional.of(new Swing(5, 2 * Bars.MINUTE_MS, 4 * Bars.MINUTE_MS));

        for (int i = 0; i < highs.length; i++) {
            swings.add(Bars.at(i * Bars.MINUTE_MS, highs[i], 0.5, highs[i]));
            assertThat(swings.high()).as("bar %d", i).isEqualTo(i < 4 ? Optional.empty() : expected);
            assertThat(swings.value(0)).as("bar %d", i).isEqualTo(Double.valueOf(i < 4 ? Double.NaN : 5));
        }
    }

    @Test
    void equalHighsAreNoSwing() {
        SwingPivots swings = new SwingPivots(1);

        Bars.ofCloses(1, 5, 5, 1, 2).forEach(swings::add);

        assertThat(swings.high()).isEmpty();
    }

    @Test
    void theSwingBeforeTellsHigherHighsFromLowerOnes() {
        SwingPivots swings = new SwingPivots(1);

        Bars.ofCloses(1, 5, 2, 4, 3, 6).forEach(swings::add);

        assertThat(swings.high().orElseThrow().price()).isEqualTo(4);
        assertThat(swings.previousHigh().orElseThrow().price()).isEqualTo(5);
        assertThat(swings.low().orElseThrow().price()).isEqualTo(3);
        assertThat(swings.previousLow().orElseThrow().price()).isEqualTo(2);
    }

    @Test
    void aLegUpIsRetracedDownwards() {
        FibonacciLevels levels = new FibonacciLevels(100, 200);

        assertThat(levels.up()).isTrue();
        assertThat(levels.retracement(0.236)).isCloseTo(176.4, within(1e-9));
        assertThat(levels.retracement(0.382)).isCloseTo(161.8, within(1e-9));
        assertThat(levels.retracement(0.5)).isEqualTo(150);
        assertThat(levels.retracement(0.618)).isCloseTo(138.2, within(1e-9));
        assertThat(levels.retracement(0.786)).isCloseTo(121.4, within(1e-9));
        assertThat(levels.extension(1.272)).isCloseTo(227.2, within(1e-9));
        assertThat(levels.extension(1.618)).isCloseTo(261.8, within(1e-9));
    }

    @Test
    void aLegDownIsMirrored() {
        FibonacciLevels levels = new FibonacciLevels(200, 100);

        assertThat(levels.up()).isFalse();
        assertThat(levels.retracement(0.382)).isCloseTo(138.2, within(1e-9));
        assertThat(levels.extension(1.618)).isCloseTo(38.2, within(1e-9));
    }

    @Test
    void levelsFollowTheLatestLeg() {
        Fibonacci fibonacci = new Fibonacci(1);
        List<Bar> bars = Bars.ofCloses(150, 100, 160, 200, 170, 180);

        double[] half = Bars.feed(fibonacci, bars, 2);

        assertThat(half).containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 150, 185);
        assertThat(fibonacci.leg()).contains(new FibonacciLevels(200, 170));
    }

    @Test
    void pivotsAreThoseOfTheDayBefore() {
        PeriodPivots pivots = new PeriodPivots(Interval.D1);
        pivots.add(Bars.at(0, 108, 101, 107));
        pivots.add(Bars.at(23 * HOUR_MS, 110, 100, 105));
        assertThat(pivots.value(3)).isNaN();

        pivots.add(Bars.at(24 * HOUR_MS, 120, 119, 119));

        assertThat(valuesOf(pivots)).containsExactly(90, 95, 100, 105, 110, 115, 120);
    }

    @Test
    void pivotsAreUndefinedAfterADayWithoutBars() {
        PeriodPivots pivots = new PeriodPivots(Interval.D1);
        pivots.add(Bars.at(0, 110, 100, 105));

        pivots.add(Bars.at(48 * HOUR_MS, 120, 119, 119));

        assertThat(valuesOf(pivots)).containsOnly(Double.NaN);
    }

    private static double[] valuesOf(Indicator indicator) {
        double[] values = new double[indicator.outputs().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = indicator.value(i);
        }
        return values;
    }
}

package io.plimsoll.risk.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.risk.indicator.CandleChange.Closed;
import io.plimsoll.risk.indicator.CandleChange.Corrected;
import io.plimsoll.risk.indicator.CandleChange.TooLate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BarAggregatorTest {
    private static final long MINUTE_MS = 60_000;

    private final BarAggregator fives = new BarAggregator(Interval.M1, Interval.M5, 2);
    private final List<CandleChange> changes = new ArrayList<>();

    @Test
    void closesWithItsLastSmallerBar() {
        for (int minute = 0; minute < 4; minute++) {
            bar(minute, 10 + minute, 20 + minute, 5 - minute, 11 + minute);
        }
        assertThat(changes).isEmpty();

        bar(4, 14, 16, 3, 15);

        assertThat(changes).containsExactly(new Closed(new Bar(0, 10, 23, 2, 15, 5), 0));
    }

    @Test
    void closesWithWhatThereIsWhenALaterBarArrives() {
        bar(1, 10, 12, 9, 11);
        bar(16, 20, 20, 20, 20);
        bar(19, 21, 21, 21, 21);

        assertThat(changes)
                .containsExactly(
                        new Closed(new Bar(0, 10, 12, 9, 11, 1), 0),
                        new Closed(new Bar(15 * MINUTE_MS, 20, 21, 20, 21, 2), 2));
    }

    @Test
    void aCorrectionThatTakesAWickAwayTakesItFromTheLargerBarToo() {
        bar(0, 10, 99, 10, 10);
        bar(4, 10, 11, 10, 11);
        changes.clear();

        bar(0, 10, 12, 10, 10);

        assertThat(changes).containsExactly(new Corrected(new Bar(0, 10, 12, 10, 11, 2)));
    }

    @Test
    void whatIsOlderThanTheKeptBarsIsTooLate() {
        bar(4, 1, 1, 1, 1);
        bar(9, 2, 2, 2, 2);
        bar(14, 3, 3, 3, 3);
        changes.clear();

        bar(3, 1, 1, 1, 1);
        bar(8, 4, 4, 4, 4);

        assertThat(changes)
                .containsExactly(
                        new TooLate(3 * MINUTE_MS, 5 * MINUTE_MS),
                        new Corrected(new Bar(5 * MINUTE_MS, 4, 4, 2, 2, 2)));
    }

    /** The way of a step does not matter: a day from minutes is the day from hours from minutes. */
    @Test
    void stepsGiveTheSameDayAsMinutes() {
        long seed = 21;
        Random random = new Random(seed);
        List<CandleChange> direct = new ArrayList<>();
        List<CandleChange> stepped = new ArrayList<>();
        BarAggregator day = new BarAggregator(Interval.M1, Interval.D1, 1);
        BarAggregator hour = new BarAggregator(Interval.M1, Interval.H1, 1);
        BarAggregator dayOfHours = new BarAggregator(Interval.H1, Interval.D1, 1);
        for (Bar bar : Bars.walk(seed, 4_000, 100)) {
            if (random.nextInt(10) > 0) {
                Bar whole = new Bar(bar.openTimeMs(), bar.open(), bar.high(), bar.low(), bar.close(), 1);
                day.onBar(whole, direct::add);
                hour.onBar(whole, change -> dayOfHours.onBar(((Closed) change).bar(), stepped::add));
            }
        }

        assertThat(direct).as("seed %d", seed).hasSize(2).isEqualTo(stepped);
    }

    @Test
    void goesOnFromAStateAsIfNeverStopped() {
        BarAggregator other = new BarAggregator(Interval.M1, Interval.M5, 2);
        List<CandleChange> otherChanges = new ArrayList<>();
        int[] minutes = {0, 3, 6, 2, 9, 20, 7, 24, 1};

        for (int minute : minutes) {
            BarAggregator next = new BarAggregator(Interval.M1, Interval.M5, 2);
            next.restore(other.state());
            other = next;
            other.onBar(new Bar(minute * MINUTE_MS, 5, 6, 4, 5, 1), otherChanges::add);
            bar(minute, 5, 6, 4, 5);
        }

        assertThat(otherChanges).hasSizeGreaterThan(4).isEqualTo(changes);
    }

    @Test
    void aBarBetweenTheMinutesIsRefused() {
        assertThatThrownBy(() -> fives.onBar(new Bar(61_000, 1, 1, 1, 1, 0), changes::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bar: openTimeMs: found 61000, expected a multiple of 60000");
    }

    @Test
    void aSmallerBarIsNotMadeOfLargerOnes() {
        assertThatThrownBy(() -> new BarAggregator(Interval.H1, Interval.M5, 1))
                .hasMessage("interval: found 5m, expected one longer than 1h");
    }

    private void bar(int minute, double open, double high, double low, double close) {
        fives.onBar(new Bar(minute * MINUTE_MS, open, high, low, close, 1), changes::add);
    }
}

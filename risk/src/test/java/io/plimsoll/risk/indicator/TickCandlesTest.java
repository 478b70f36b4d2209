package io.plimsoll.risk.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.risk.indicator.CandleChange.Closed;
import io.plimsoll.risk.indicator.CandleChange.Corrected;
import io.plimsoll.risk.indicator.CandleChange.TooLate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickCandlesTest {
    private static final long MINUTE_MS = 60_000;

    private final TickCandles candles = new TickCandles(Interval.M1, 3);
    private final List<CandleChange> changes = new ArrayList<>();

    @Test
    void aBarIsToldWhenATickOfALaterOneArrives() {
        tick(0, 100);
        tick(10_000, 103);
        tick(20_000, 99);
        tick(59_999, 101);
        assertThat(changes).isEmpty();

        tick(60_000, 105);

        assertThat(changes).containsExactly(new Closed(new Bar(0, 100, 103, 99, 101, 4), 0));
    }

    @Test
    void aBarIsToldWhenEventTimeHasReachedItsEnd() {
        tick(1_000, 100);

        candles.advanceTo(59_999, changes::add);
        assertThat(changes).isEmpty();
        candles.advanceTo(60_000, changes::add);
        candles.advanceTo(60_001, changes::add);

        assertThat(changes).containsExactly(new Closed(new Bar(0, 100, 100, 100, 100, 1), 0));
    }

    @Test
    void barsWithoutTicksAreCountedAndNotInvented() {
        tick(0, 100);
        tick(5 * MINUTE_MS, 101);
        tick(6 * MINUTE_MS, 102);

        assertThat(changes)
                .containsExactly(
                        new Closed(new Bar(0, 100, 100, 100, 100, 1), 0),
                        new Closed(new Bar(5 * MINUTE_MS, 101, 101, 101, 101, 1), 4));
    }

    @Test
    void ticksOfTheBarInProgressMayComeInAnyOrder() {
        tick(30_000, 100);
        tick(50_000, 103);
        tick(40_000, 98);
        tick(10_000, 99);
        tick(60_000, 1);

        assertThat(changes).containsExactly(new Closed(new Bar(0, 99, 103, 98, 103, 4), 0));
    }

    @Test
    void aLateTickCorrectsItsBar() {
        tick(30_000, 100);
        tick(60_000, 200);
        changes.clear();

        tick(45_000, 90);

        assertThat(changes).containsExactly(new Corrected(new Bar(0, 100, 100, 90, 90, 2)));
    }

    @Test
    void aLateTickMakesABarWhereThereWasAGap() {
        tick(0, 100);
        tick(2 * MINUTE_MS, 200);
        changes.clear();

        tick(MINUTE_MS + 1, 150);
        tick(3 * MINUTE_MS, 1);

        assertThat(changes)
                .containsExactly(
                        new Corrected(new Bar(MINUTE_MS, 150, 150, 150, 150, 1)),
                        new Closed(new Bar(2 * MINUTE_MS, 200, 200, 200, 200, 1), 1));
    }

    @Test
    void whatIsOlderThanTheKeptBarsIsTooLate() {
        tick(0, 100);
        tick(4 * MINUTE_MS, 200);
        changes.clear();

        tick(59_999, 1);
        tick(MINUTE_MS, 150);

        assertThat(changes)
                .containsExactly(
                        new TooLate(59_999, MINUTE_MS), new Corrected(new Bar(MINUTE_MS, 150, 150, 150, 150, 1)));
    }

    @Test
    void goesOnFromAStateAsIfNeverStopped() {
        TickCandles other = new TickCandles(Interval.M1, 3);
        List<CandleChange> otherChanges = new ArrayList<>();
        long[] times = {5_000, 61_000, 59_000, 200_000, 130_000, 100_000, 290_000, 1_000};

        for (int i = 0; i < times.length; i++) {
            TickCandles next = new TickCandles(Interval.M1, 3);
            next.restore(other.state());
            other = next;
            other.onTick(times[i], 100 + i, 1, otherChanges::add);
            tick(times[i], 100 + i);
        }

        assertThat(otherChanges).hasSize(7).isEqualTo(changes);
        assertThat(other.state()).isEqualTo(candles.state());
    }

    @Test
    void aDayIsTheDayOfUtc() {
        TickCandles days = new TickCandles(Interval.D1, 1);
        days.onTick(1_760_054_399_999L, 1, 0, changes::add); // 2025-10-09T23:59:59.999Z
        days.onTick(1_760_054_400_000L, 2, 0, changes::add); // 2025-10-10T00:00:00.000Z

        assertThat(changes).containsExactly(new Closed(new Bar(1_759_968_000_000L, 1, 1, 1, 1, 0), 0));
    }

    @Test
    void aPriceThatIsNoneIsRefusedAndChangesNothing() {
        tick(0, 100);
        TickCandles.State before = candles.state();

        assertThatThrownBy(() -> tick(70_000, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found NaN, expected > 0");
        assertThat(candles.state()).isEqualTo(before);
        assertThat(changes).isEmpty();
    }

    private void tick(long timeMs, double price) {
        candles.onTick(timeMs, price, 1, changes::add);
    }
}

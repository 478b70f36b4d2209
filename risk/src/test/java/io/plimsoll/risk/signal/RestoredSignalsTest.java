package io.plimsoll.risk.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.Interval;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoredSignalsTest {
    private static final List<Bar> BARS = BarScript.walk(7, 4_000);

    @Test
    void theWalkHasSignalsOfEveryKind() {
        Set<SignalKind> kinds = run(4_001).stream().map(Signal::kind).collect(Collectors.toSet());

        assertThat(kinds).as("walk of seed 7").isEqualTo(EnumSet.allOf(SignalKind.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 250, 1_013})
    void goesOnFromAStateAsIfItHadNeverStopped(int barsBetweenStops) {
        assertThat(run(barsBetweenStops)).isEqualTo(run(4_001));
    }

    @Test
    void readsTheMarketTheSameAfterAStop() {
        SignalSeries whole = series();
        BARS.forEach(bar -> whole.add(bar, signal -> {}));
        SignalSeries restored = series();
        restored.restore(whole.state());
        Bar last = BARS.get(BARS.size() - 1);

        assertThat(restored.reading(last)).isPresent().isEqualTo(whole.reading(last));
        assertThat(restored.state()).isEqualTo(whole.state());
    }

    @Test
    void refusesTheStateOfOtherDetectors() {
        SignalSeries series = series();
        SeriesState other = new SeriesState("detectors:0", 3, new double[] {1});

        assertThat(series.canGoOnFrom(other)).isFalse();
        assertThatThrownBy(() -> series.restore(other)).hasMessageStartingWith("state: found detectors:0, expected");
        assertThat(series.barsSeen()).isZero();
    }

    private static List<Signal> run(int barsBetweenStops) {
        List<Signal> found = new ArrayList<>();
        SignalSeries series = series();
        for (int i = 0; i < BARS.size(); i++) {
            if (i % barsBetweenStops == barsBetweenStops - 1) {
                SeriesState state = series.state();
                series = series();
                series.restore(state);
            }
            series.add(BARS.get(i), found::add);
        }
        return found;
    }

    private static SignalSeries series() {
        return new SignalSeries("BTCUSDT", Interval.M1, TrackRecords.none());
    }
}

package io.plimsoll.risk.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolatilityTest {
    private static final long DAY_MS = 86_400_000;

    /** ln(1.01) = 0.00995033; two returns of +- that deviate by sqrt(2) x 0.00995033 = 0.0140719; times sqrt(365). */
    @Test
    void dailyReturnsArePutOnAYearOf365Days() {
        Indicator volatility = new RealizedVolatility(2, DAY_MS);

        double[] values = Bars.feed(volatility, Bars.ofCloses(100, 101, 100), 0);

        assertThat(Bars.first(values)).isEqualTo(2);
        assertThat(values[2]).isCloseTo(0.268844, within(0.000001));
    }

    @Test
    void aRankOnABorderDoesNotFlap() {
        double[] ranks = {50, 81, 79, 75, 74, 81, 96, 90, 89, 60, 19, 25, 25.5, 20};
        List<Regime> regimes = new ArrayList<>();
        Regime regime = Regime.at(50);

        for (double rank : ranks) {
            regime = regime.next(rank);
            regimes.add(regime);
        }

        assertThat(regimes)
                .containsExactly(
                        Regime.NORMAL,
                        Regime.HIGH,
                        Regime.HIGH,
                        Regime.HIGH,
                        Regime.NORMAL,
                        Regime.HIGH,
                        Regime.EXTREME,
                        Regime.EXTREME,
                        Regime.HIGH,
                        Regime.NORMAL,
                        Regime.LOW,
                        Regime.LOW,
                        Regime.NORMAL,
                        Regime.NORMAL);
    }

    @Test
    void aBurstAfterACalmIsExtreme() {
        VolatilityRegime regime = new VolatilityRegime(2, 20, DAY_MS);
        double close = 100;
        for (int i = 0; i < 30; i++) {
            close *= i % 2 == 0 ? 1.01 + i * 0.0001 : 0.99;
            regime.add(Bars.at(i * DAY_MS, close, close, close));
        }

        regime.add(Bars.at(30 * DAY_MS, close * 2, close * 2, close * 2));

        assertThat(regime.regime()).contains(Regime.EXTREME);
        assertThat(regime.value(0)).isEqualTo(100);
    }

    @Test
    void aRankCountsEqualValuesHalf() {
        SortedWindow window = new SortedWindow(4);
        window.add(9);
        window.add(1);
        window.add(2);
        window.add(2);
        window.add(3);

        assertThat(window.percentileRank(2)).isEqualTo(50);
        assertThat(window.percentileRank(0)).isEqualTo(0);
        assertThat(window.percentileRank(9)).isEqualTo(100);
    }

    @Test
    void aSqueezeIsTheLowestBandWidthSinceTheLookback() {
        Squeeze squeeze = new Squeeze(2, 2, 3);

        double[] values = Bars.feed(squeeze, Bars.ofCloses(100, 104, 107, 109, 110, 112, 112), 0);

        assertThat(values).containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 1, 0, 1);
    }
}

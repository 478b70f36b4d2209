package io.plimsoll.risk.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A stopped and restored indicator goes on with the same bits as one that was never stopped. */
class RestoredIndicatorTest {
    private static final int BARS = 400;

    static Stream<String> names() {
        return Stream.of(
                "sma:20",
                "ema:10",
                "rsi:14",
                "macd:12-26-9",
                "bollinger:20-2",
                "percentb:20-2",
                "tr",
                "atr:14",
                "natr:14",
                "donchian:20",
                "swings:3",
                "fibonacci:3",
                "pivots:1h",
                "squeeze:20-2-50",
                "volatility:30",
                "regime:30-60");
    }

    @Test
    void everyKindOfIndicatorIsRestoredHere() {
        List<String> kinds = names().map(name -> name.split(":", -1)[0]).toList();

        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(IndicatorSpec.examples().split(", ", -1))
                                .map(example -> example.split(":", -1)[0])
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void goesOnBitForBitWhereverItIsRestored(String name) {
        long seed = 7;
        List<Bar> bars = Bars.walk(seed, BARS, 300);
        IndicatorSpec spec = IndicatorSpec.parse(name);
        Indicator steady = spec.create(Bars.MINUTE_MS);
        Indicator restored = spec.create(Bars.MINUTE_MS);
        boolean defined = false;

        for (int i = 0; i < BARS; i++) {
            Indicator next = spec.create(Bars.MINUTE_MS);
            next.restore(restored.state());
            restored = next;
            steady.add(bars.get(i));
            restored.add(bars.get(i));

            assertThat(restored.state())
                    .as("%s after bar %d, seed %d", name, i, seed)
                    .isEqualTo(steady.state());
            for (int output = 0; output < steady.outputs().size(); output++) {
                assertThat(Double.doubleToLongBits(restored.value(output)))
                        .isEqualTo(Double.doubleToLongBits(steady.value(output)));
                defined |= !Double.isNaN(steady.value(output));
            }
        }
        assertThat(restored.barsSeen()).isEqualTo(BARS);
        assertThat(defined).isTrue();
    }

    @Test
    void keepsItsValuesOverARestore() {
        Indicator first = new Sma(2);
        Bars.ofCloses(1, 2).forEach(first::add);
        Indicator second = new Sma(2);

        second.restore(first.state());

        assertThat(second.value(0)).isEqualTo(1.5);
        assertThat(second.barsSeen()).isEqualTo(2);
    }

    @Test
    void theStateOfAnotherIndicatorIsRefused() {
        IndicatorState state = new Sma(3).state();

        assertThatThrownBy(() -> new Sma(2).restore(state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("state: found sma:3 with 7 numbers, expected sma:2 with 6");
    }

    @Test
    void aBarThatDoesNotFollowIsRefusedAndChangesNothing() {
        Indicator sma = new Sma(2);
        Bars.ofCloses(1, 2).forEach(sma::add);
        IndicatorState before = sma.state();

        assertThatThrownBy(() -> sma.add(Bars.at(60_000, 5, 5, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sma:2: openTimeMs: found 60000, expected a time after the last bar's 60000");
        assertThat(sma.state()).isEqualTo(before);
    }

    @Test
    void aSeriesIsRestoredAsAWhole() {
        List<IndicatorSpec> specs = List.of(IndicatorSpec.parse("sma:3"), IndicatorSpec.parse("rsi:2"));
        IndicatorSeries first = new IndicatorSeries(specs, Bars.MINUTE_MS);
        Bars.ofCloses(1, 2, 4, 3).forEach(first::add);
        IndicatorSeries second = new IndicatorSeries(specs, Bars.MINUTE_MS);

        second.restore(first.state());

        assertThat(second.barsSeen()).isEqualTo(4);
        assertThat(second.indicators().get(0).value(0)).isEqualTo(3);
        assertThat(second.state()).isEqualTo(first.state());
    }

    @Test
    void aStateCannotBeChangedFromOutside() {
        double[] numbers = {1, 2};
        IndicatorState state = new IndicatorState("x", 2, numbers);

        numbers[0] = 9;
        state.numbers()[1] = 9;

        assertThat(state.numbers()).containsExactly(1, 2);
    }
}

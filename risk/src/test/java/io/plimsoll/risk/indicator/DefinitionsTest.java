package io.plimsoll.risk.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked numbers, edges and first bars. */
class DefinitionsTest {
    @ParameterizedTest
    @CsvSource({
        "sma:20, 0, 19",
        "ema:50, 0, 49",
        "rsi:14, 0, 14",
        "macd:12-26-9, 0, 25",
        "macd:12-26-9, 1, 33",
        "macd:12-26-9, 2, 33",
        "bollinger:20-2, 0, 19",
        "bollinger:20-2, 3, 19",
        "percentb:20-2, 0, 19",
        "tr, 0, 0",
        "atr:14, 0, 14",
        "natr:14, 0, 14",
        "donchian:20, 0, 19",
        "donchian:20, 1, 19",
        "pivots:1h, 3, 60",
        "squeeze:20-2-125, 0, 144",
        "volatility:30, 0, 30",
        "regime:30-100, 0, 130",
        "regime:30-100, 1, 130"
    })
    void theFirstValueComesAtThisBar(String name, int output, int first) {
        double[] values = Bars.feed(IndicatorSpec.parse(name).create(Bars.MINUTE_MS), Bars.walk(5, 300, 100), output);

        assertThat(Bars.first(values)).isEqualTo(first);
    }

    @Test
    void anAverageIsSeededWithTheMeanOfTheFirst() {
        assertThat(Bars.feed(new Ema(3), Bars.ofCloses(1, 2, 3, 5), 0)).containsExactly(Double.NaN, Double.NaN, 2, 3.5);
    }

    /** Fast seed: mean of the last 2 of the first 3, (2 + 6) / 2 = 4; slow seed: (1 + 2 + 6) / 3 = 3. */
    @Test
    void bothAveragesOfMacdStartAtTheSameBar() {
        double[] line = Bars.feed(new Macd(2, 3, 2), Bars.ofCloses(1, 2, 6, 7), Macd.LINE);
        double[] signal = Bars.feed(new Macd(2, 3, 2), Bars.ofCloses(1, 2, 6, 7), Macd.SIGNAL);

        assertThat(line).containsExactly(new double[] {Double.NaN, Double.NaN, 1, 1}, within(1e-12));
        assertThat(signal).containsExactly(new double[] {Double.NaN, Double.NaN, Double.NaN, 1}, within(1e-12));
    }

    @Test
    void bandsOfOneTwoThree() {
        Indicator bands = new Bollinger(3, 2);

        Bars.ofCloses(1, 2, 3).forEach(bands::add);

        assertThat(bands.value(Bollinger.LOWER)).isCloseTo(0.367007, within(0.000001));
        assertThat(bands.value(Bollinger.MIDDLE)).isEqualTo(2);
        assertThat(bands.value(Bollinger.UPPER)).isCloseTo(3.632993, within(0.000001));
        assertThat(bands.value(Bollinger.BAND_WIDTH)).isCloseTo(1.632993, within(0.000001));
    }

    @Test
    void theMiddleBandIsTheSimpleAverageToTheBit() {
        List<Bar> bars = Bars.walk(3, 200, 0.07);

        assertThat(Bars.feed(new Bollinger(20, 2), bars, Bollinger.MIDDLE))
                .containsExactly(Bars.feed(new Sma(20), bars, 0));
    }

    @Test
    void strengthIsFiftyWithoutAnyChange() {
        assertThat(Bars.feed(new Rsi(2), Bars.ofCloses(7, 7, 7, 7), 0)).containsExactly(Double.NaN, Double.NaN, 50, 50);
    }

    @Test
    void strengthIsAHundredWithoutLossesAndZeroWithoutGains() {
        assertThat(Bars.feed(new Rsi(2), Bars.ofCloses(1, 2, 3), 0)[2]).isEqualTo(100);
        assertThat(Bars.feed(new Rsi(2), Bars.ofCloses(3, 2, 1), 0)[2]).isEqualTo(0);
    }

    @Test
    void bandsWithoutWidthHaveNoPlaceBetweenThem() {
        List<Bar> flat = Bars.ofCloses(Collections.nCopies(25, 0.3).stream()
                .mapToDouble(Double::doubleValue)
                .toArray());

        assertThat(Bars.feed(new PercentB(20, 2), flat, 0)).containsOnly(Double.NaN);
        assertThat(Bars.feed(new Bollinger(20, 2), flat, Bollinger.BAND_WIDTH)[24])
                .isEqualTo(0);
    }

    @Test
    void theChannelHoldsTheCurrentBar() {
        Donchian channel = new Donchian(2);

        channel.add(Bars.at(0, 5, 4, 4.5));
        channel.add(Bars.at(1, 7, 3, 6));

        assertThat(channel.value(Donchian.LOWER)).isEqualTo(3);
        assertThat(channel.value(Donchian.UPPER)).isEqualTo(7);
        assertThat(channel.middle()).isEqualTo(5);
    }

    @Test
    void aRangeTakesInTheGapToTheCloseBefore() {
        double[] ranges =
                Bars.feed(new TrueRange(), List.of(Bars.at(0, 48, 47, 47.5), Bars.at(1, 48.75, 48.25, 48.5)), 0);

        assertThat(ranges).containsExactly(1, 1.25);
    }
}

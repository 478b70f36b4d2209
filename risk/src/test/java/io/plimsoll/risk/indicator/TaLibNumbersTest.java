package io.plimsoll.risk.indicator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Numbers that TA-Lib's own regression tests expect of its 252 daily bars: github.com/TA-Lib/ta-lib, src/tools/ta_regtest,
 * test_data.c (bars), test_ma.c, test_rsi.c, test_macd.c, test_bbands.c, test_per_hlc.c (numbers, first bars). They are
 * printed with two or four decimals, cut or rounded.
 */
class TaLibNumbersTest {
    private static final double TWO_DECIMALS = 0.01;
    private static final double FOUR_DECIMALS = 0.0001;

    private static List<Bar> bars = List.of();

    @BeforeAll
    static void readBars() throws IOException {
        InputStream file = TaLibNumbersTest.class.getResourceAsStream("/indicator/ta-lib-252-bars.csv");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(Objects.requireNonNull(file), UTF_8))) {
            double[][] rows = reader.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> new double[] {
                        Double.parseDouble(cells[0]), Double.parseDouble(cells[1]), Double.parseDouble(cells[2])
                    })
                    .toArray(double[][]::new);
            bars = Bars.of(column(rows, 0), column(rows, 1), column(rows, 2));
        }
        assertThat(bars).hasSize(252);
    }

    @Test
    void simpleAverageOf30() {
        double[] sma = Bars.feed(new Sma(30), bars, 0);

        assertThat(Bars.first(sma)).isEqualTo(29);
        assertThat(sma[29]).isCloseTo(90.42, within(TWO_DECIMALS));
        assertThat(sma[30]).isCloseTo(90.21, within(TWO_DECIMALS));
        assertThat(sma[31]).isCloseTo(89.96, within(TWO_DECIMALS));
        assertThat(sma[58]).isCloseTo(87.12, within(TWO_DECIMALS));
        assertThat(sma[250]).isCloseTo(107.95, within(TWO_DECIMALS));
        assertThat(sma[251]).isCloseTo(108.42, within(TWO_DECIMALS));
    }

    @Test
    void exponentialAverageOf10StartsWithTheMeanOf10() {
        double[] ema = Bars.feed(new Ema(10), bars, 0);

        assertThat(Bars.first(ema)).isEqualTo(9);
        assertThat(ema[9]).isCloseTo(93.22, within(TWO_DECIMALS));
        assertThat(ema[10]).isCloseTo(93.75, within(TWO_DECIMALS));
        assertThat(ema[29]).isCloseTo(86.46, within(TWO_DECIMALS));
        assertThat(ema[251]).isCloseTo(108.97, within(TWO_DECIMALS));
    }

    @Test
    void relativeStrengthOf14StartsAtBar14() {
        double[] rsi = Bars.feed(new Rsi(14), bars, 0);

        assertThat(Bars.first(rsi)).isEqualTo(14);
        assertThat(rsi[14]).isCloseTo(49.14, within(TWO_DECIMALS));
        assertThat(rsi[15]).isCloseTo(52.32, within(TWO_DECIMALS));
        assertThat(rsi[16]).isCloseTo(46.07, within(TWO_DECIMALS));
        assertThat(rsi[251]).isCloseTo(49.63, within(TWO_DECIMALS));
    }

    @Test
    void macdLineStartsAtBar25AndItsSignalAtBar33() {
        double[] line = Bars.feed(new Macd(12, 26, 9), bars, Macd.LINE);
        double[] signal = Bars.feed(new Macd(12, 26, 9), bars, Macd.SIGNAL);
        double[] histogram = Bars.feed(new Macd(12, 26, 9), bars, Macd.HISTOGRAM);

        assertThat(Bars.first(line)).isEqualTo(25);
        assertThat(Bars.first(signal)).isEqualTo(33);
        assertThat(Bars.first(histogram)).isEqualTo(33);
        assertThat(line[33]).isCloseTo(-1.9738, within(FOUR_DECIMALS));
        assertThat(signal[33]).isCloseTo(-2.7071, within(FOUR_DECIMALS));
        assertThat(histogram[33]).isCloseTo(0.7333, within(FOUR_DECIMALS));
    }

    @Test
    void bollingerBandsOf20And2StartAtBar19() {
        double[] upper = Bars.feed(new Bollinger(20, 2), bars, Bollinger.UPPER);
        double[] middle = Bars.feed(new Bollinger(20, 2), bars, Bollinger.MIDDLE);
        double[] lower = Bars.feed(new Bollinger(20, 2), bars, Bollinger.LOWER);

        assertThat(Bars.first(upper)).isEqualTo(19);
        assertThat(upper[19]).isCloseTo(98.0734, within(FOUR_DECIMALS));
        assertThat(middle[19]).isCloseTo(92.8910, within(FOUR_DECIMALS));
        assertThat(lower[19]).isCloseTo(87.7086, within(FOUR_DECIMALS));
    }

    @Test
    void normalisedTrueRangeOf14StartsAtBar14() {
        double[] natr = Bars.feed(new Natr(14), bars, 0);

        assertThat(Bars.first(natr)).isEqualTo(14);
        assertThat(natr[14]).isCloseTo(3.9321, within(FOUR_DECIMALS));
        assertThat(natr[15]).isCloseTo(3.7576, within(FOUR_DECIMALS));
        assertThat(natr[251]).isCloseTo(3.0229, within(FOUR_DECIMALS));
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }
}

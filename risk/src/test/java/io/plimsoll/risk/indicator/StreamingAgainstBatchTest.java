package io.plimsoll.risk.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each indicator, bar by bar, against {@link BatchIndicators} on random walks. */
class StreamingAgainstBatchTest {
    private static final double YEAR_OF_MINUTES = 525_600;
    private static final int BARS = 300;

    private long seed;
    private List<Bar> bars = List.of();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyValueOfEveryIndicatorIsThatOfItsDefinition(long givenSeed) {
        seed = givenSeed;
        bars = Bars.walk(seed, BARS, 64_000);
        BatchIndicators batch = new BatchIndicators(bars);

        agree("sma:20", 0, at -> batch.sma(at, 20));
        agree("sma:1", 0, at -> batch.sma(at, 1));
        agree("sma:200", 0, at -> batch.sma(at, 200));
        agree("ema:50", 0, at -> batch.ema(at, 50));
        agree("rsi:14", 0, at -> batch.rsi(at, 14));
        agree("macd:12-26-9", 0, at -> batch.macdLine(at, 12, 26));
        agree("macd:12-26-9", 1, at -> batch.macdSignal(at, 12, 26, 9));
        agree("macd:12-26-9", 2, at -> batch.macdLine(at, 12, 26) - batch.macdSignal(at, 12, 26, 9));
        agree("bollinger:20-2", 0, at -> batch.sma(at, 20) - 2 * batch.deviation(at, 20));
        agree("bollinger:20-2", 1, at -> batch.sma(at, 20));
        agree("bollinger:20-2.5", 2, at -> batch.sma(at, 20) + 2.5 * batch.deviation(at, 20));
        agree("bollinger:20-2", 3, at -> batch.bandWidth(at, 20, 2));
        agree(
                "percentb:20-2",
                0,
                at -> (bars.get(at).close() - batch.sma(at, 20)) / (4 * batch.deviation(at, 20)) + 0.5);
        agree("atr:14", 0, at -> batch.atr(at, 14));
        agree("natr:14", 0, at -> 100 * batch.atr(at, 14) / bars.get(at).close());
        agree("donchian:20", 0, at -> batch.lowest(at, 20));
        agree("donchian:20", 1, at -> batch.highest(at, 20));
        agree("swings:3", 0, at -> batch.swingHigh(at, 3));
        agree("squeeze:20-2-125", 0, at -> batch.squeeze(at, 20, 2, 125));
        agree("volatility:30", 0, at -> batch.volatility(at, 30, YEAR_OF_MINUTES));
    }

    /** Two volatilities of the same returns in another order are equal on paper and may differ in their last bits. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theRankIsTheShareOfLowerVolatilities(long seed) {
        List<Bar> bars = Bars.walk(seed, BARS, 64_000);
        BatchIndicators batch = new BatchIndicators(bars);

        double[] ranks = Bars.feed(new VolatilityRegime(30, 100, Bars.MINUTE_MS), bars, 0);

        assertThat(Bars.first(ranks)).isEqualTo(130);
        for (int at = 130; at < BARS; at++) {
            assertThat(ranks[at])
                    .as("bar %d, seed %d", at, seed)
                    .isBetween(batch.sureRank(at, 30, 100), 100 - batch.sureRankAbove(at, 30, 100));
        }
    }

    private void agree(String name, int output, IntToDoubleFunction definition) {
        double[] values = Bars.feed(IndicatorSpec.parse(name).create(Bars.MINUTE_MS), bars, output);
        for (int at = 0; at < values.length; at++) {
            double expected = definition.applyAsDouble(at);
            double scale = Math.max(Math.abs(expected), 1e-3);
            boolean same = Double.isNaN(expected)
                    ? Double.isNaN(values[at])
                    : Math.abs(values[at] - expected) <= 1e-9 * Math.max(scale, name.startsWith("macd") ? 64_000 : 0);
            assertThat(same)
                    .as(
                            "%s output %d, bar %d, seed %d: found %s, expected %s",
                            name, output, at, seed, values[at], expected)
                    .isTrue();
        }
        assertThat(Bars.first(values)).as(name).isNotNegative();
    }
}

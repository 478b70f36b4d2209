package io.plimsoll.risk.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorSpecTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    rsi         | indicator: found "rsi", expected rsi:PERIOD, e.g. rsi:14
                    rsi:14-3    | indicator: found "rsi:14-3", expected rsi:PERIOD, e.g. rsi:14
                    tr:3        | indicator: found "tr:3", expected tr
                    rsi:x       | rsi: parameter: found "x", expected an integer
                    rsi:        | rsi: parameter: found "", expected an integer
                    rsi:14.5    | rsi: parameter: found "14.5", expected an integer
                    rsi:1       | rsi: period: found 1, expected an integer from 2 to 10000
                    sma:0       | sma: period: found 0, expected an integer from 1 to 10000
                    sma:10001   | sma: period: found 10001, expected an integer from 1 to 10000
                    macd:26-12-9 | macd: fast period: found 26, expected less than the slow period 12
                    macd:12-12-9 | macd: fast period: found 12, expected less than the slow period 12
                    bollinger:20-0 | bollinger: deviations: found 0, expected a number > 0 and <= 100
                    bollinger:20-1e3 | bollinger: parameter: found "1e3", expected a decimal number
                    bollinger:20--2 | indicator: found "bollinger:20--2", expected bollinger:PERIOD-DEVIATIONS, e.g. bollinger:20-2
                    pivots:2d   | pivots: parameter: found "2d", expected one of 1m, 5m, 15m, 1h, 4h, 1d
                    """)
    void whatCannotBeIsRefusedByName(String text, String message) {
        assertThatThrownBy(() -> IndicatorSpec.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> IndicatorSpec.parse("vwap:20"))
                .hasMessageStartingWith("indicator: found \"vwap:20\", expected one of sma:200, ema:50, rsi:14")
                .hasMessageEndingWith("regime:30-252");
    }

    @Test
    void everyExampleIsNamedAsItIsWritten() {
        for (String example : IndicatorSpec.examples().split(", ", -1)) {
            assertThat(IndicatorSpec.parse(example).create(Bars.MINUTE_MS).name())
                    .isEqualTo(example);
        }
        for (String each : IndicatorSpec.DEFAULT_SET.split(",", -1)) {
            assertThat(IndicatorSpec.parse(each).text()).isEqualTo(each);
        }
    }
}

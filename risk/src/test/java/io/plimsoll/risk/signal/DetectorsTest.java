package io.plimsoll.risk.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What each family says of bars written by hand; bar i is the i-th from 0. */
class DetectorsTest {
    @Test
    void tellsAStretchedRsiOncePerZoneAndAgainOnlyAfterItHasLeftIt() {
        BarScript bars = new BarScript()
                .closes(100)
                .steps(14, 1)
                .steps(1, -1)
                .steps(1, 1)
                .steps(8, -2)
                .steps(6, -3);

        assertThat(bars.said(
                        SignalKind.RSI_OVERBOUGHT,
                        SignalKind.RSI_STRONGLY_OVERBOUGHT,
                        SignalKind.RSI_OVERSOLD,
                        SignalKind.RSI_STRONGLY_OVERSOLD))
                .containsExactly("14 RSI_STRONGLY_OVERBOUGHT BEARISH", "26 RSI_OVERSOLD BULLISH");
        Signal first = bars.signals(SignalKind.RSI_STRONGLY_OVERBOUGHT).get(0);
        assertThat(first.value()).as("14 gains and no loss").isEqualTo(100);
        assertThat(first.threshold()).isEqualTo(85);
        assertThat(first.reason()).isEqualTo("RSI 14 is 100.0, past 85.0");
        assertThat(bars.signals(SignalKind.RSI_OVERSOLD).get(0).reason())
                .isEqualTo("RSI 14 fell from 30.8 to 26.8, past 30.0");
    }

    @Test
    void tellsAFadingHistogramBeforeTheCrossAndEachOnce() {
        BarScript bars = new BarScript().flat(40, 100).steps(12, 1).steps(12, 0).steps(12, -1);

        assertThat(bars.said(SignalKind.MACD_CROSS, SignalKind.MACD_FADING))
                .containsExactly("54 MACD_FADING BEARISH", "60 MACD_CROSS BEARISH");
        assertThat(bars.signals(SignalKind.MACD_FADING).get(0).reason())
                .isEqualTo("MACD 12-26-9 histogram shrank for 3 bars, from a peak of 0.963906 to 0.684776");
    }

    @Test
    void tellsATouchOfABandFromABreakAndWaitsUntilPriceIsBack() {
        BarScript bars = new BarScript()
                .saw(20, 99, 101)
                .bar(102.5, 100, 101) // reaches 102.09, closes inside
                .bar(101, 100, 100) // back at the middle
                .bar(104, 103, 104) // closes outside 102.84
                .bar(104, 103.5, 104) // still there: nothing new
                .bar(100, 99.9, 100)
                .bar(100, 94, 95);

        assertThat(bars.said(SignalKind.BOLLINGER_TOUCH, SignalKind.BOLLINGER_BREAK))
                .containsExactly(
                        "20 BOLLINGER_TOUCH BEARISH", "22 BOLLINGER_BREAK BULLISH", "25 BOLLINGER_BREAK BEARISH");
        // Closes 101, 99, 101 … of which the last 20 have mean 100.1 and deviation sqrt(0.99) = 0.99499
        assertThat(bars.signals(SignalKind.BOLLINGER_TOUCH).get(0).threshold()).isCloseTo(102.08997, within(1e-5));
    }

    @Test
    void tellsTheLowestBandWidthOf126BarsAndItsRelease() {
        BarScript bars =
                new BarScript().saw(150, 98, 102).saw(20, 99, 101).flat(3, 100).steps(4, 1);

        assertThat(bars.said(SignalKind.BOLLINGER_SQUEEZE, SignalKind.BOLLINGER_RELEASE))
                .containsExactly("144 BOLLINGER_SQUEEZE NEUTRAL", "176 BOLLINGER_RELEASE BULLISH");
        // Closes 98 and 102: deviation 2, four of them 8, of a middle of 100
        assertThat(bars.signals(SignalKind.BOLLINGER_SQUEEZE).get(0).value()).isCloseTo(0.08, within(1e-12));
        assertThat(bars.signals(SignalKind.BOLLINGER_RELEASE).get(0).reason())
                .isEqualTo(
                        "Bollinger bandWidth 20-2 grew to 0.0540717 from 0.0368055 in the squeeze; close 104, middle 100.55");
    }

    @Test
    void tellsAnAtrOfTwiceItsBaselineAgainOnlyAfterACalmSpell() {
        BarScript bars = new BarScript().flat(120, 100);
        for (int i = 0; i < 20; i++) {
            bars.bar(104, 96, 100);
        }
        bars.flat(60, 100);
        for (int i = 0; i < 20; i++) {
            bars.bar(106, 94, 100);
        }

        assertThat(bars.said(SignalKind.ATR_SPIKE)).containsExactly("122 ATR_SPIKE NEUTRAL", "206 ATR_SPIKE NEUTRAL");
        Signal spike = bars.signals(SignalKind.ATR_SPIKE).get(0);
        // Three ranges of 8 after 1: 1.5, then 1.9643, then 2.3954; the baseline is (97 * 1 + 1 + ... ) / 100, two of
        // them in it
        assertThat(spike.value()).isCloseTo(2.39541 / ((98 + 1.5 + 1.96429) / 100), within(1e-5));
        assertThat(spike.threshold()).isEqualTo(2);
    }

    @Test
    void tellsEveryChangeOfTheVolatilityRegimeWithTheBorderPassed() {
        BarScript bars = new BarScript().saw(300, 99, 101).saw(40, 90, 110).saw(60, 99, 101);

        assertThat(bars.signals(SignalKind.VOLATILITY_REGIME_CHANGE))
                .extracting(Signal::threshold)
                .containsExactly(95.0, 90.0, 75.0);
        assertThat(bars.signals(SignalKind.VOLATILITY_REGIME_CHANGE).get(0).reason())
                .isEqualTo(
                        "Volatility of 30 bars went from normal to extreme: it ranks at 100.0 % of its last 252 values");
    }

    @Test
    void tellsABreakOfResistanceOnceAndTheRetestThatHolds() {
        BarScript bars = new BarScript()
                .flat(20, 100)
                .steps(5, 1) // swing high 105.5 at bar 24
                .steps(6, -1)
                .flat(6, 99)
                .steps(8, 1)
                .steps(3, 1)
                .steps(4, -1)
                .steps(3, 1);

        assertThat(bars.said(SignalKind.LEVEL_BREAK, SignalKind.LEVEL_RETEST))
                .containsExactly("43 LEVEL_BREAK BULLISH", "51 LEVEL_RETEST BULLISH");
        assertThat(bars.signals(SignalKind.LEVEL_BREAK).get(0).reason())
                .isEqualTo("Close 106 rose above the swing high at 105.5");
        assertThat(bars.signals(SignalKind.LEVEL_RETEST).get(0).reason())
                .isEqualTo("Price came back to 105.5, at the broken resistance 105.5, and closed above it at 106");
        assertThat(bars.said(SignalKind.CHANNEL_BREAK))
                .containsExactly("20 CHANNEL_BREAK BULLISH", "30 CHANNEL_BREAK BEARISH", "43 CHANNEL_BREAK BULLISH");
    }

    @Test
    void tellsANewExtremeOnlyWhenTwentyBarsHadNone() {
        BarScript bars = new BarScript()
                .saw(251, 99, 101)
                .closes(105, 106, 100) // 106 is a higher high at once: not told
                .saw(18, 99, 101)
                .closes(110) // the 19th bar after 106: not told
                .saw(20, 99, 101)
                .closes(111, 90);

        assertThat(bars.said(SignalKind.NEW_EXTREME))
                .containsExactly("251 NEW_EXTREME BULLISH", "293 NEW_EXTREME BULLISH", "294 NEW_EXTREME BEARISH");
        assertThat(bars.signals(SignalKind.NEW_EXTREME).get(0).reason())
                .isEqualTo("High 105.5 is the highest of 251 bars (before: 101.5)");
    }

    @Test
    void tellsAPriceFarFromItsAverageAndItsWayBackToIt() {
        BarScript bars = new BarScript()
                .flat(60, 100)
                .steps(10, 1)
                .steps(9, -1)
                .steps(6, 1)
                .steps(20, -1);

        assertThat(bars.said(SignalKind.FAR_FROM_MEAN, SignalKind.AVERAGE_RETEST))
                .containsExactly(
                        "65 FAR_FROM_MEAN BEARISH",
                        "76 AVERAGE_RETEST BULLISH",
                        "87 AVERAGE_RETEST BULLISH",
                        "95 FAR_FROM_MEAN BULLISH");
        assertThat(bars.signals(SignalKind.FAR_FROM_MEAN).get(1).threshold()).isEqualTo(-4);
    }

    @Test
    void tellsTheEndOfATrendAndEachFibonacciLevelOfALegOnce() {
        BarScript bars = new BarScript().flat(12, 100);
        for (int i = 0; i < 4; i++) {
            bars.steps(8, 1).steps(8, -0.5); // legs of 9, half of each given back
        }
        bars.steps(16, -1);

        assertThat(bars.said(SignalKind.TREND_BREAK)).containsExactly("80 TREND_BREAK BEARISH");
        assertThat(bars.signals(SignalKind.TREND_BREAK).get(0).reason())
                .isEqualTo("Higher highs and lows ended: close 111 went below the last swing low at 111.5");
        assertThat(bars.said(SignalKind.FIBONACCI_LEVEL))
                .containsExactly(
                        "42 FIBONACCI_LEVEL BULLISH",
                        "58 FIBONACCI_LEVEL BULLISH",
                        "74 FIBONACCI_LEVEL BULLISH",
                        "76 FIBONACCI_LEVEL BULLISH",
                        "78 FIBONACCI_LEVEL BULLISH");
        // 120.5 - 0.618 * (120.5 - 111.5) = 114.938
        assertThat(bars.signals(SignalKind.FIBONACCI_LEVEL).get(3).reason())
                .isEqualTo("Price 114.5 reached the retracement of 0.618 at 114.938, of the leg from 111.5 to 120.5");
    }

    @Test
    void saysNothingOfAMarketThatStandsStill() {
        BarScript bars = new BarScript();
        for (int i = 0; i < 600; i++) {
            bars.bar(100, 100, 100);
        }

        assertThat(bars.signals())
                .extracting(Signal::kind)
                .containsOnly(SignalKind.BOLLINGER_SQUEEZE)
                .hasSize(1);
    }

    @Test
    void trustsAFindingLessWhileFewBarsWereSeen() {
        BarScript young = new BarScript().closes(100).steps(14, 1);
        BarScript old = new BarScript().saw(140, 99.9, 100.1).steps(20, 2);

        // 85 passed by 15, the whole span: 1, of which 15 of 140 bars are trusted
        assertThat(young.signals(SignalKind.RSI_STRONGLY_OVERBOUGHT).get(0).confidence())
                .isCloseTo(15 / 140.0, within(1e-12));
        assertThat(old.signals(SignalKind.RSI_STRONGLY_OVERBOUGHT).get(0).confidence())
                .isBetween(0.5, 1.0);
    }
}

package io.plimsoll.app.bench;

import io.plimsoll.risk.indicator.Bar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandWidthIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/** The default set of one series as ta4j computes it, on doubles, every value of every bar read. */
final class Ta4jIndicators {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final BarSeries series =
            new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
    private final List<Indicator<Num>> indicators;

    Ta4jIndicators() {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        MACDIndicator macd = new MACDIndicator(close, 12, 26);
        BollingerBandsMiddleIndicator middle = new BollingerBandsMiddleIndicator(new SMAIndicator(close, 20));
        StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
        BollingerBandsLowerIndicator lower = new BollingerBandsLowerIndicator(middle, deviation);
        BollingerBandsUpperIndicator upper = new BollingerBandsUpperIndicator(middle, deviation);
        indicators = List.of(
                new RSIIndicator(close, 14),
                macd,
                macd.getSignalLine(9),
                macd.getHistogram(9),
                lower,
                middle,
                upper,
                new BollingerBandWidthIndicator(upper, middle, lower),
                new ATRIndicator(series, 14),
                new EMAIndicator(close, 50),
                new SMAIndicator(close, 200),
                new LowestValueIndicator(new LowPriceIndicator(series), 20),
                new HighestValueIndicator(new HighPriceIndicator(series), 20));
    }

    /** Takes a bar and gives the sum of all values after it. */
    double add(Bar bar) {
        series.addBar(
                MINUTE,
                Instant.ofEpochMilli(bar.openTimeMs()).plus(MINUTE).atZone(ZoneOffset.UTC),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume());
        double sum = 0;
        for (Indicator<Num> indicator : indicators) {
            sum += indicator.getValue(series.getEndIndex()).doubleValue();
        }
        return sum;
    }
}

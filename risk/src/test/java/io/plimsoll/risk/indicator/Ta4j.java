package io.plimsoll.risk.indicator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** The default set and some more as ta4j computes them, under our names and outputs. */
final class Ta4j {
    private Ta4j() {}

    static BarSeries series(List<Bar> bars) {
        BarSeries series =
                new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
        bars.forEach(bar -> add(series, bar));
        return series;
    }

    static void add(BarSeries series, Bar bar) {
        ZonedDateTime end =
                Instant.ofEpochMilli(bar.openTimeMs() + Bars.MINUTE_MS).atZone(ZoneOffset.UTC);
        series.addBar(Duration.ofMinutes(1), end, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    /** Indicators by {@code name.output}. */
    static Map<String, Indicator<Num>> indicators(BarSeries series) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        MACDIndicator macd = new MACDIndicator(close, 12, 26);
        BollingerBandsMiddleIndicator middle = new BollingerBandsMiddleIndicator(new SMAIndicator(close, 20));
        StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
        BollingerBandsLowerIndicator lower = new BollingerBandsLowerIndicator(middle, deviation);
        BollingerBandsUpperIndicator upper = new BollingerBandsUpperIndicator(middle, deviation);
        Map<String, Indicator<Num>> all = new LinkedHashMap<>();
        all.put("rsi:14", new RSIIndicator(close, 14));
        all.put("macd:12-26-9.line", macd);
        all.put("macd:12-26-9.signal", macd.getSignalLine(9));
        all.put("macd:12-26-9.histogram", macd.getHistogram(9));
        all.put("bollinger:20-2.lower", lower);
        all.put("bollinger:20-2.middle", middle);
        all.put("bollinger:20-2.upper", upper);
        all.put("bollinger:20-2.bandWidth", new BollingerBandWidthIndicator(upper, middle, lower));
        all.put("atr:14", new ATRIndicator(series, 14));
        all.put("ema:50", new EMAIndicator(close, 50));
        all.put("sma:200", new SMAIndicator(close, 200));
        all.put("donchian:20.lower", new LowestValueIndicator(new LowPriceIndicator(series), 20));
        all.put("donchian:20.upper", new HighestValueIndicator(new HighPriceIndicator(series), 20));
        return all;
    }
}

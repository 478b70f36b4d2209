package io.plimsoll.streams.mapping;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.CandleChange;
import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.schemas.avro.Candle;
import java.time.Instant;

/** Bars on the wire and back. The way in throws IllegalArgumentException on a value it cannot take. */
public final class CandleMapping {
    private CandleMapping() {}

    /** A bar that closed. */
    public static Candle closed(String symbol, Interval interval, CandleChange.Closed change) {
        return candle(symbol, interval, change.bar(), false, change.missingBefore());
    }

    /** A bar that was corrected. */
    public static Candle corrected(String symbol, Interval interval, CandleChange.Corrected change) {
        return candle(symbol, interval, change.bar(), true, 0);
    }

    /** The bar of a candle. */
    public static Bar bar(Candle candle) {
        return new Bar(
                candle.getOpenTime().toEpochMilli(),
                candle.getOpen().doubleValue(),
                candle.getHigh().doubleValue(),
                candle.getLow().doubleValue(),
                candle.getClose().doubleValue(),
                candle.getVolume().doubleValue());
    }

    /** The interval of a candle. */
    public static Interval interval(Candle candle) {
        return SignalMapping.interval(candle.getInterval());
    }

    private static Candle candle(String symbol, Interval interval, Bar bar, boolean correction, long missingBefore) {
        return Candle.newBuilder()
                .setSymbol(symbol)
                .setInterval(interval.label())
                .setOpenTime(Instant.ofEpochMilli(bar.openTimeMs()))
                .setOpen(Decimals.ofDouble(bar.open()))
                .setHigh(Decimals.ofDouble(bar.high()))
                .setLow(Decimals.ofDouble(bar.low()))
                .setClose(Decimals.ofDouble(bar.close()))
                .setVolume(Decimals.ofDouble(bar.volume()))
                .setCorrection(correction)
                .setMissingBefore(missingBefore)
                .build();
    }
}

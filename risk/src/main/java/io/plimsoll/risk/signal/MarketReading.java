package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.indicator.Regime;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the market of a symbol is like after a closed bar; positions are joined to it. A liquidation price 130 away at an ATR
 * of 100 is 1.3 ATR away.
 *
 * @param symbol contract symbol
 * @param interval length of the bar
 * @param timeMs close of the bar, Unix milliseconds
 * @param close last price of the bar, > 0
 * @param atr average true range of 14 bars, price units, >= 0
 * @param atrBaseline mean of the 100 values of {@code atr} before, price units, >= 0; empty until there are as many
 * @param volatilityRegime rank of realised volatility among its own past; empty until it is known
 * @param bars bars seen of this symbol and interval, >= 1; an ATR is to be trusted after 140 or so
 */
public record MarketReading(
        String symbol,
        Interval interval,
        long timeMs,
        double close,
        double atr,
        OptionalDouble atrBaseline,
        Optional<Regime> volatilityRegime,
        long bars) {
    /** Checks the numbers. */
    public MarketReading {
        require(timeMs >= 0, "timeMs", timeMs, ">= 0");
        require(close > 0 && Double.isFinite(close), "close", close, "finite and > 0");
        require(atr >= 0 && Double.isFinite(atr), "atr", atr, "finite and >= 0");
        double baseline = atrBaseline.orElse(0);
        require(baseline >= 0 && Double.isFinite(baseline), "atrBaseline", baseline, "finite and >= 0");
        require(bars >= 1, "bars", bars, ">= 1");
    }

    private static void require(boolean holds, String field, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("reading: " + field + ": found " + found + ", expected " + expected);
        }
    }
}

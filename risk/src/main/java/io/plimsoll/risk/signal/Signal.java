package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.Interval;
import java.util.Optional;

/**
 * Something traders look for happened at the close of a bar, e.g. RSI 14 of BTCUSDT on 1h rose from 68.2 to 71.4, past 70.
 *
 * @param symbol contract symbol
 * @param interval length of the bar
 * @param barTimeMs open of the bar, Unix milliseconds
 * @param timeMs close of the bar, Unix milliseconds: when the signal could be known
 * @param kind what happened
 * @param bias which way it leans
 * @param value number that was looked at, in the unit of its kind
 * @param threshold number it was compared with, same unit
 * @param confidence 0 to 1: how far past the threshold, and how warm the indicators are; not a probability
 * @param bars bars seen of this symbol and interval, this one included, >= 1
 * @param reason in words, with the numbers
 * @param trackRecord how signals like it fared on recorded data; empty: never measured
 */
public record Signal(
        String symbol,
        Interval interval,
        long barTimeMs,
        long timeMs,
        SignalKind kind,
        Bias bias,
        double value,
        double threshold,
        double confidence,
        long bars,
        String reason,
        Optional<TrackRecord> trackRecord) {
    /** Checks the numbers and that the times are those of a bar. */
    public Signal {
        require(barTimeMs >= 0, "barTimeMs", barTimeMs, ">= 0");
        require(timeMs == barTimeMs + interval.lengthMs(), "timeMs", timeMs, "barTimeMs + " + interval.lengthMs());
        require(Double.isFinite(value), "value", value, "a finite number");
        require(Double.isFinite(threshold), "threshold", threshold, "a finite number");
        require(confidence >= 0 && confidence <= 1, "confidence", confidence, "0 to 1");
        require(bars >= 1, "bars", bars, ">= 1");
    }

    private static void require(boolean holds, String field, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("signal: " + field + ": found " + found + ", expected " + expected);
        }
    }
}

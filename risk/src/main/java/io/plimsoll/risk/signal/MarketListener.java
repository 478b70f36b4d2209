package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.CandleChange;
import io.plimsoll.risk.indicator.Interval;

/** Hears what prices did, in order: a candle, then its signals, then its reading; smaller intervals before larger ones. */
public interface MarketListener {
    /** A bar closed, was corrected, or could no longer be. */
    void onCandle(String symbol, Interval interval, CandleChange change);

    /** The bar that closed last said something. */
    void onSignal(Signal signal);

    /** What the market is like after the bar that closed last. */
    void onReading(MarketReading reading);
}

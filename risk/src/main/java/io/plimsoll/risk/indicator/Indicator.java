package io.plimsoll.risk.indicator;

import java.util.List;

/**
 * A number, or a few, that follow the bars of one series. Fed bar by bar in amortised constant time; the same bars give the
 * same bits whether fed in one go or over a {@link #restore}. Owned by one thread.
 */
public interface Indicator {
    /** Kind and parameters as a user writes them, e.g. {@code rsi:14}. */
    String name();

    /**
     * Takes the next closed bar.
     *
     * @throws IllegalArgumentException when it does not open after the last one; nothing has changed then
     */
    void add(Bar bar);

    /** Bars so far; recursive indicators (EMA, RSI, ATR, MACD) are to be trusted after ten periods or so. */
    long barsSeen();

    /** Names of the values in order; one empty name when there is a single value. */
    List<String> outputs();

    /**
     * A value after the last bar; not a number until it is defined.
     *
     * @param output place in {@link #outputs()}, from 0
     */
    double value(int output);

    /** All there is to know in order to go on. */
    IndicatorState state();

    /**
     * Goes on from a state.
     *
     * @throws IllegalArgumentException when the state is that of another indicator; nothing has changed then
     */
    void restore(IndicatorState state);
}

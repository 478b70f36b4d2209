package io.plimsoll.risk.indicator;

/** What a tick or a smaller bar did to closed candles. Only closed ones are told of: a bar in progress repaints. */
public sealed interface CandleChange {
    /**
     * A bar is over.
     *
     * @param bar as known now
     * @param missingBefore bars without any trade between the last closed one and this, >= 0; they are not invented
     */
    record Closed(Bar bar, long missingBefore) implements CandleChange {}

    /**
     * Something late changed a closed bar, or made one where there was a gap.
     *
     * @param bar as known now; replaces the one of this open time
     */
    record Corrected(Bar bar) implements CandleChange {}

    /**
     * Something came so late that its bar is no longer kept; nothing changed.
     *
     * @param timeMs its event time, Unix milliseconds
     * @param oldestKeptMs open time of the oldest bar that could still be corrected
     */
    record TooLate(long timeMs, long oldestKeptMs) implements CandleChange {}
}

package io.plimsoll.risk.market;

/**
 * A price as it comes, not yet believed.
 *
 * @param symbol contract symbol
 * @param source venue or file it came from; may be empty
 * @param timeMs event time, Unix milliseconds
 * @param markPrice quote per base; anything
 * @param indexPrice index price beside it; NaN: none
 * @param arrivedMs when it came, by the clock that silence is measured on, Unix milliseconds: that of this machine for a stream,
 *     event time for a replay, whose prices hence are never out of step with it
 */
public record OfferedPrice(
        String symbol, String source, long timeMs, double markPrice, double indexPrice, long arrivedMs) {

    /** A price of a recording. */
    public static OfferedPrice recorded(
            String symbol, String source, long timeMs, double markPrice, double indexPrice) {
        return new OfferedPrice(symbol, source, timeMs, markPrice, indexPrice, timeMs);
    }

    PricePoint point() {
        return new PricePoint(timeMs, markPrice);
    }
}

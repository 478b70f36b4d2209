package io.plimsoll.risk.market;

/**
 * A mark price at a time.
 *
 * @param timeMs event time, Unix milliseconds
 * @param markPrice quote per base, > 0
 */
public record PricePoint(long timeMs, double markPrice) {

    /** Movement from here to {@code price} as a fraction of the higher of the two, below 1: 100 to 70 is 0.3, and so is back. */
    double distanceTo(double price) {
        return 1 - Math.min(price, markPrice) / Math.max(price, markPrice);
    }
}

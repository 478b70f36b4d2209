package io.plimsoll.risk.market;

/**
 * A mark price at a time.
 *
 * @param timeMs event time, Unix milliseconds
 * @param markPrice quote per base, > 0
 */
public record PricePoint(long timeMs, double markPrice) {

    /** Movement from here to {@code price} as a fraction of this price, >= 0: 100 to 70 is 0.3. */
    double distanceTo(double price) {
        return Math.abs(price / markPrice - 1);
    }
}

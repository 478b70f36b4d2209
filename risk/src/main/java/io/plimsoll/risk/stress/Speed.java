package io.plimsoll.risk.stress;

/**
 * One price in a straight move: {@code start (1 + rate t)}, until only {@link PriceMoves#LEAST_FACTOR} of it is left; from
 * there it stays.
 *
 * @param start price at t = 0, > 0
 * @param rate change per t, as a fraction of {@code start}
 */
record Speed(double start, double rate) {

    /** Point where it stops falling; infinite when it does not fall. */
    double stop() {
        return rate < 0 ? (PriceMoves.LEAST_FACTOR - 1) / rate : Double.POSITIVE_INFINITY;
    }

    /** The price, as a line, in a stretch that ends at {@code to} and has no stop inside. */
    Speed until(double to) {
        return to > stop() ? new Speed(start * PriceMoves.LEAST_FACTOR, 0) : this;
    }

    double at(double t) {
        return t >= stop() ? start * PriceMoves.LEAST_FACTOR : start * (1 + rate * t);
    }

    /** Point where it reaches a price; outside of the move, infinite or NaN when it does not. */
    double reaches(double price) {
        return (price / start - 1) / rate;
    }
}

package io.plimsoll.risk.stress;

/**
 * Part of a straight move in which no position changes its tier and no price stops.
 *
 * @param from start
 * @param to end
 * @param balance margin balance of the unit
 * @param maintenance its maintenance margin
 */
record Stretch(double from, double to, Curve balance, Curve maintenance) {

    /** Most money that is missing anywhere in it to the balance that a ratio asks for; 0 or less: none is. */
    double missing(double targetRatio) {
        Curve missing = new Curve().plus(1 / targetRatio, maintenance).plus(-1, balance);
        double most = Math.max(missing.at(from), missing.at(to));
        for (double t : missing.turns(from, to)) {
            most = Math.max(most, missing.at(t));
        }
        return most;
    }
}

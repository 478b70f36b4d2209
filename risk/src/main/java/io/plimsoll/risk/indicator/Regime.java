package io.plimsoll.risk.indicator;

/**
 * How unusual a volatility is among its own recent past, by percentile rank: low below 20, high above 80, extreme above 95.
 * A way back towards normal asks for 5 points more than the way out did, so that a rank on a border does not flap.
 */
public enum Regime {
    LOW,
    NORMAL,
    HIGH,
    EXTREME;

    private static final double LOW_BELOW = 20;
    private static final double HIGH_ABOVE = 80;
    private static final double EXTREME_ABOVE = 95;
    private static final double HYSTERESIS = 5;

    /** The regime at a percentile rank, 0 to 100, for a volatility that was in none before. */
    public static Regime at(double rank) {
        return rank > EXTREME_ABOVE ? EXTREME : rank > HIGH_ABOVE ? HIGH : rank < LOW_BELOW ? LOW : NORMAL;
    }

    /** The regime after this one at a percentile rank, 0 to 100. High at 82 stays high at 76 and is normal at 74. */
    public Regime next(double rank) {
        Regime plain = at(rank);
        if (this == LOW && plain == NORMAL && rank <= LOW_BELOW + HYSTERESIS) {
            return LOW;
        }
        if (this == EXTREME && plain.ordinal() < ordinal() && rank >= EXTREME_ABOVE - HYSTERESIS) {
            return EXTREME;
        }
        boolean wasHigh = this == HIGH || this == EXTREME;
        return wasHigh && plain == NORMAL && rank >= HIGH_ABOVE - HYSTERESIS ? HIGH : plain;
    }
}

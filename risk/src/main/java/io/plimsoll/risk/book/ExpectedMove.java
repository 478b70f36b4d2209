package io.plimsoll.risk.book;

/**
 * How far a symbol's price is expected to move, relative to others: the running mean size of its moves times the root of how
 * often it moves. It decides only how a unit's room is shared among its symbols, never whether an event is told; the same
 * prices in the same order give the same estimate. Owned by one thread.
 *
 * <p>Example: moves of 0.3 bp at every fourth price of the market: 0.00003 × √(1/4) = 0.000015.
 */
final class ExpectedMove {

    private static final double WEIGHT = 1.0 / 32;
    private static final double SMALLEST = 1e-7;

    /** A move of more than so many usual ones counts as so many: one jump does not make a symbol wild. */
    private static final double LARGEST = 4;

    private double usual = 1e-4;
    private double gap = 1;
    private long lastAt = -1;
    private double perPrice = usual;

    /**
     * Takes in a move.
     *
     * @param before price before, > 0
     * @param after price after, > 0
     * @param at number of the price among all symbols' prices, rising
     */
    void moved(double before, double after, long at) {
        double move = Math.abs(after / before - 1);
        usual = Math.max(SMALLEST, usual + WEIGHT * (Math.min(move, LARGEST * usual) - usual));
        if (lastAt >= 0) {
            gap += WEIGHT * (at - lastAt - gap);
        }
        lastAt = at;
        perPrice = usual / Math.sqrt(Math.max(1, gap));
    }

    /** Expected relative move within one price of the market, > 0. */
    double perPrice() {
        return perPrice;
    }
}

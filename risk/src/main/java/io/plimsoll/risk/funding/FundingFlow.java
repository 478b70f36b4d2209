package io.plimsoll.risk.funding;

/**
 * Equal payments of one position at equal steps.
 *
 * @param asset asset paid
 * @param price its value in the unit's asset
 * @param paid amount paid at each stamp; negative is received
 * @param intervalMs time between stamps
 * @param firstMs time to the first
 */
record FundingFlow(String asset, double price, double paid, long intervalMs, long firstMs) {

    static final double HOUR_MS = 3_600_000;

    double perHour() {
        return paid / (intervalMs / HOUR_MS);
    }

    /** Stamps up to and including a time from now; none before it. */
    long stampsUntil(long ms) {
        return ms < firstMs ? 0 : 1 + (ms - firstMs) / intervalMs;
    }
}

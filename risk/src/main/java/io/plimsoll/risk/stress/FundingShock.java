package io.plimsoll.risk.stress;

/**
 * Funding that is paid while the scenario lasts, at a multiple of today's rates. Example: rate 0.01 % per 8 h, multiplier
 * 10, 24 hours: 3 payments of 0.1 %, a long of 100,000 pays 300.
 *
 * @param rateMultiplier factor on each symbol's rate; below 0 turns who pays
 * @param hours time that is paid for, >= 0; 0: no funding
 */
public record FundingShock(double rateMultiplier, double hours) {

    /** No funding. */
    public static final FundingShock NONE = new FundingShock(1, 0);

    /** Checks ranges. */
    public FundingShock {
        Check.that(Double.isFinite(rateMultiplier), "funding rateMultiplier", rateMultiplier, "a finite number");
        Check.that(hours >= 0 && Double.isFinite(hours), "funding hours", hours, "a finite number from 0");
    }

    /** Payments of today's rate that it comes to: stamps in its hours times the multiplier. */
    double stamps(double intervalHours) {
        return rateMultiplier * hours / intervalHours;
    }

    /** True when nothing is paid. */
    public boolean isNone() {
        return hours == 0 || rateMultiplier == 0;
    }
}

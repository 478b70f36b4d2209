package io.plimsoll.risk.stress;

/**
 * Funding rate of one symbol. Positive: longs pay shorts.
 *
 * @param rate rate of one payment, a fraction of notional at mark
 * @param intervalHours hours from payment to payment, > 0
 */
public record FundingRate(double rate, double intervalHours) {

    /** Checks ranges. */
    public FundingRate {
        Check.that(Double.isFinite(rate), "funding rate", rate, "a finite number");
        Check.that(
                intervalHours > 0 && Double.isFinite(intervalHours),
                "funding intervalHours",
                intervalHours,
                "a finite number above 0");
    }

    /** Rate paid in all under a shock. */
    double under(FundingShock shock) {
        return rate * shock.rateMultiplier() * shock.hours() / intervalHours;
    }
}

package io.plimsoll.risk.funding;

import java.util.OptionalDouble;

/** How long a unit lasts when nothing but funding moves its balance, prices and rates held. */
public sealed interface FundingRunway {

    /** The ratio is at the target already. */
    record Now() implements FundingRunway {}

    /** Funding never brings it there: on balance the unit pays nothing. */
    record Never() implements FundingRunway {}

    /**
     * Later than anybody should count on.
     *
     * @param capHours hours looked ahead
     */
    record BeyondCap(double capHours) implements FundingRunway {}

    /**
     * Within the cap.
     *
     * @param hours as if funding flowed all the time; empty when only the order of the stamps brings it there
     * @param steppedHours at the stamp that does it; empty when that stamp is beyond the cap
     */
    record Within(OptionalDouble hours, OptionalDouble steppedHours) implements FundingRunway {}
}

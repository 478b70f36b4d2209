package io.plimsoll.risk.margin;

/**
 * One maintenance-margin bracket.
 *
 * @param notionalFloor lowest notional, inclusive, in the settle asset (inverse: the coin)
 * @param notionalCap notional it ends before; positive infinity for the last tier
 * @param maintenanceMarginRate fraction of the notional, 0..1
 * @param maintenanceAmount amount deducted, in the settle asset; NaN only on the way into {@link Tiers}, which derives it
 * @param maxLeverage highest leverage setting the venue allows here; NaN when unknown
 */
public record Tier(
        double notionalFloor,
        double notionalCap,
        double maintenanceMarginRate,
        double maintenanceAmount,
        double maxLeverage) {

    /** Checks ranges; how tiers fit together is checked by {@link Tiers}. */
    public Tier {
        Check.that(
                notionalFloor >= 0 && Double.isFinite(notionalFloor),
                "notionalFloor",
                notionalFloor,
                "a finite number from 0");
        Check.that(notionalCap > notionalFloor, "notionalCap", notionalCap, "above notionalFloor " + notionalFloor);
        Check.that(
                maintenanceMarginRate >= 0 && maintenanceMarginRate <= 1,
                "maintenanceMarginRate",
                maintenanceMarginRate,
                "a fraction from 0 to 1");
        Check.that(!Double.isInfinite(maintenanceAmount), "maintenanceAmount", maintenanceAmount, "a finite number");
        Check.that(!(maxLeverage <= 0), "maxLeverage", maxLeverage, "above 0");
    }
}

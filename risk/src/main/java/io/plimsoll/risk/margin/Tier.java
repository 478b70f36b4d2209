package io.plimsoll.risk.margin;

/**
 * One maintenance-margin bracket.
 *
 * @param notionalFloor lowest notional, inclusive, in the settle asset (inverse: the coin)
 * @param notionalCap notional it ends before; positive infinity for the last tier
 * @param maintenanceMarginRate fraction of the notional, 0..1
 * @param maintenanceAmount amount deducted, in the settle asset
 * @param maxLeverage highest leverage setting the venue allows here; NaN when unknown
 */
public record Tier(
        double notionalFloor,
        double notionalCap,
        double maintenanceMarginRate,
        double maintenanceAmount,
        double maxLeverage) {}

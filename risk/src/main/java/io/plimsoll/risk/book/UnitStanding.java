package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.Scope;

/**
 * How one unit stands, in the few figures that cost little: enough to see whether anything about it has moved.
 *
 * @param scope unit
 * @param marginBalance collateral plus unrealised PnL, in the settle asset
 * @param maintenanceMargin in the settle asset
 * @param marginRatio maintenance margin / margin balance, a fraction; infinite when the balance is used up
 */
public record UnitStanding(Scope scope, double marginBalance, double maintenanceMargin, double marginRatio) {}

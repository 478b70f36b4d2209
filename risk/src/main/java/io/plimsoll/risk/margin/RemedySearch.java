package io.plimsoll.risk.margin;

import io.plimsoll.risk.margin.Remedy.AddMargin;
import io.plimsoll.risk.margin.Remedy.Reduce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Searches the smallest single actions that bring a unit back to a target ratio: a top-up in each asset that counts, or
 * closing a part of one position at mark.
 */
final class RemedySearch {

    /** An action and what it moves in the unit's asset: the top-up, or the notional closed. */
    private record Priced(Remedy remedy, double money) {}

    private final MarginUnit unit;
    private final double targetRatio;

    private RemedySearch(MarginUnit unit, double targetRatio) {
        this.unit = unit;
        this.targetRatio = targetRatio;
    }

    static List<Remedy> of(MarginUnit unit, double targetRatio) {
        Check.that(targetRatio > 0 && targetRatio < 1, "targetRatio", targetRatio, "a fraction above 0 and below 1");
        return unit.marginRatio() <= targetRatio ? List.of() : new RemedySearch(unit, targetRatio).all();
    }

    private List<Remedy> all() {
        List<Priced> found = new ArrayList<>();
        double missing = unit.maintenanceMargin() / targetRatio - unit.marginBalance();
        if (missing > 0 && !unit.isUnified()) {
            found.add(new Priced(new AddMargin(unit.scope(), unit.settleAsset(), missing), missing));
        }
        for (CollateralHolding holding : unit.holdings()) {
            double amount = holding.amountAdding(missing);
            if (missing > 0 && Double.isFinite(amount)) {
                found.add(new Priced(new AddMargin(unit.scope(), holding.asset(), amount), amount * holding.price()));
            }
        }
        for (OpenPosition open : unit.positions()) {
            found.add(reduce(open));
        }
        found.sort(Comparator.comparingDouble(Priced::money));
        return found.stream().map(Priced::remedy).toList();
    }

    private Priced reduce(OpenPosition open) {
        double fraction = new Reduction(unit, open, targetRatio).smallestFraction();
        double quantity = roundedUp(fraction, open);
        boolean enough = !Double.isNaN(quantity);
        Position position = open.position();
        double notional = open.notional() * open.settlePrice();
        return new Priced(
                new Reduce(
                        unit.scope(),
                        position.symbol(),
                        position.side(),
                        enough ? OptionalDouble.of(fraction) : OptionalDouble.empty(),
                        enough ? OptionalDouble.of(quantity) : OptionalDouble.empty()),
                enough ? quantity / position.quantity() * notional : Double.POSITIVE_INFINITY);
    }

    /** Quantity of a fraction, rounded up to the lot but never above the position; NaN when it is not enough. */
    private double roundedUp(double fraction, OpenPosition open) {
        double whole = open.position().quantity();
        double lot = open.instrument().lotSize();
        if (Double.isNaN(fraction) || lot == 0) {
            return fraction * whole;
        }
        BigDecimal step = BigDecimal.valueOf(lot);
        double lots = Math.ceil(fraction * whole / lot * (1 - 1e-12));
        double quantity = Math.min(whole, step.multiply(new BigDecimal(lots)).doubleValue());
        MarginUnit after = new WhatIf(unit).closing(open, quantity);
        double stillMissing = after.maintenanceMargin() - targetRatio * after.marginBalance();
        return stillMissing <= 1e-9 * unit.notional() ? quantity : Double.NaN;
    }
}

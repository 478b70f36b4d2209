package io.plimsoll.risk.margin;

import java.util.List;

/**
 * Searches the smallest single actions that bring a unit back to a target ratio: a top-up in each asset that counts, or
 * closing a part of one position at mark.
 */
final class RemedySearch {

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
        RemedyList found =
                new RemedyList(unit, after -> after.maintenanceMargin() - targetRatio * after.marginBalance());
        double missing = unit.maintenanceMargin() / targetRatio - unit.marginBalance();
        if (missing > 0 && !unit.isUnified()) {
            found.topUp(unit.settleAsset(), missing, missing);
        }
        for (CollateralHolding holding : unit.holdings()) {
            double amount = holding.amountAdding(missing);
            if (missing > 0 && Double.isFinite(amount)) {
                found.topUp(holding.asset(), amount, amount * holding.price());
            }
        }
        for (OpenPosition open : unit.positions()) {
            double fraction = new Reduction(unit, open, targetRatio).smallestFraction();
            found.reduce(open, fraction, fraction * open.position().quantity());
        }
        return found.smallestFirst();
    }
}

package io.plimsoll.risk.stress;

import java.util.Map;
import java.util.SortedMap;

/**
 * Cuts of the rates at which a unified account's assets count as collateral, in points: a rate of 0.95 cut by 0.10 is
 * 0.85, never below 0. Debts count in full before and after.
 *
 * @param cutByAsset cut by asset, each from 0 to 1
 * @param others cut of the assets not named, from 0 to 1; cash keeps its rate unless named
 */
public record CollateralShock(SortedMap<String, Double> cutByAsset, double others) {

    /** No cut. */
    public static final CollateralShock NONE = of(Map.of(), 0);

    /** Checks ranges and keeps its own copy. */
    public CollateralShock {
        cutByAsset = Check.copy(cutByAsset);
        cutByAsset.forEach((asset, cut) -> checkCut("collateral cut of " + asset, cut));
        checkCut("collateral cut of others", others);
    }

    /** Same, from any map. */
    public static CollateralShock of(Map<String, Double> cutByAsset, double others) {
        return new CollateralShock(Check.copy(cutByAsset), others);
    }

    /** Collateral rate after the cut, 0..1. */
    public double weightAfter(String asset, double weight) {
        double cut = cutByAsset.getOrDefault(asset, CashAssets.contains(asset) ? 0 : others);
        return Math.max(0, weight - cut);
    }

    /** True when no rate is cut. */
    public boolean isNone() {
        return others == 0 && cutByAsset.values().stream().allMatch(cut -> cut == 0);
    }

    private static void checkCut(String what, double cut) {
        Check.between(0, 1, what, cut, "a fraction from 0 to 1");
    }
}

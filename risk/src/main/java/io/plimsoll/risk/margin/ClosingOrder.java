package io.plimsoll.risk.margin;

import java.util.Comparator;
import java.util.List;

/**
 * Which positions of a unit to close first when one is not enough: those that relieve the target most for the fee they cost.
 *
 * <p>Relief of closing one of notional is its marginal maintenance rate less target × fee; per unit of fee that is
 * (rate − target × fee) / fee. Example, target 0.5: a rate of 2 % at a fee of 0.01 % (199.5) comes before 5 % at 0.05 %
 * (99.5). Where nothing is charged, or as much for as much, the higher rate comes first.
 */
public final class ClosingOrder {

    private ClosingOrder() {}

    /** Positions of a unit, the one to close first at the head. */
    public static List<OpenPosition> of(MarginUnit unit, double targetRatio) {
        Check.that(targetRatio > 0 && targetRatio < 1, "targetRatio", targetRatio, "a fraction above 0 and below 1");
        return unit.positions().stream()
                .sorted(Comparator.comparingDouble((OpenPosition open) -> reliefPerFee(open, targetRatio))
                        .thenComparingDouble(ClosingOrder::marginalRate)
                        .reversed())
                .toList();
    }

    private static double reliefPerFee(OpenPosition open, double targetRatio) {
        double fee = open.instrument().takerFeeRate();
        return fee == 0 ? Double.POSITIVE_INFINITY : (marginalRate(open) - targetRatio * fee) / fee;
    }

    /** Maintenance margin that one of notional at mark takes with it, within the tier. */
    private static double marginalRate(OpenPosition open) {
        double notional = open.maintenanceNotional();
        double rate = open.instrument().tiers().at(notional).maintenanceMarginRate()
                + open.instrument().liquidationFeeRate();
        return rate * notional / open.notional();
    }
}

package io.plimsoll.risk.margin;

import java.util.List;

/**
 * Closing one position of a unit at mark until a target ratio is reached: the smallest fraction that does it. Closing costs
 * the taker fee, may reach cheaper tiers, and leaves the freed margin in the unit.
 *
 * <p>In a unified account a realised profit counts at its asset's collateral weight and no longer in full, a realised loss
 * takes away as little; that changes where the holding's balance changes its sign.
 */
final class Reduction {

    private final MarginUnit unit;
    private final OpenPosition open;
    private final double targetRatio;
    private final double weightBefore;
    private final double weightAfter;
    /** Fraction at which the holding's balance changes its sign; 1 when it does not. */
    private final double turn;

    Reduction(MarginUnit unit, OpenPosition open, double targetRatio) {
        this.unit = unit;
        this.open = open;
        this.targetRatio = targetRatio;
        double weight = 1;
        double held = 0;
        for (CollateralHolding holding : unit.holdings()) {
            if (holding.asset().equals(open.instrument().settleAsset())) {
                weight = holding.weight();
                held = holding.balance();
            }
        }
        double realized = open.unrealizedPnl() - fee();
        boolean debtAtFirst = held < 0 || (held == 0 && realized < 0);
        double zero = -held / realized;
        this.weightBefore = debtAtFirst ? 1 : weight;
        this.weightAfter = debtAtFirst ? weight : 1;
        this.turn = held != 0 && zero > 0 && zero < 1 ? zero : 1;
    }

    private double fee() {
        return open.notional() * open.instrument().takerFeeRate();
    }

    /** What closing all of it would take from the balance if its realised PnL counted at this weight. */
    private double cost(double weight) {
        return (fee() * weight + open.unrealizedPnl() * (1 - weight)) * open.settlePrice();
    }

    /**
     * Walks down the position's tiers. In each, what is missing to the target is a straight line in the fraction
     * closed; its root counts when it lies in that tier. NaN when not even closing all of it is enough.
     */
    double smallestFraction() {
        double settle = open.settlePrice();
        double others = unit.maintenanceMargin() - open.maintenanceMargin() * settle;
        double notional = open.maintenanceNotional();
        List<Tier> tiers = open.instrument().tiers().tiers();
        int index = open.instrument().tiers().indexOf(notional);
        double from = 0;
        double until = turn;
        double cost = cost(weightBefore);
        double balance = unit.marginBalance();
        while (true) {
            Tier tier = tiers.get(index);
            double rate = tier.maintenanceMarginRate() + open.instrument().liquidationFeeRate();
            double missingAtZero =
                    (notional * rate - tier.maintenanceAmount()) * settle + others - targetRatio * balance;
            double relief = notional * rate * settle - targetRatio * cost;
            if (missingAtZero - relief * from <= 0) {
                return from;
            }
            double tierEnd = 1 - tier.notionalFloor() / notional;
            double to = Math.min(tierEnd, until);
            double root = missingAtZero / relief;
            if (relief > 0 && root <= to) {
                return Math.max(root, from);
            }
            if (to >= 1) {
                return others - targetRatio * (balance - cost) <= 0 ? 1 : Double.NaN;
            }
            from = to;
            if (tierEnd <= to) {
                index--;
            } else {
                balance += turn * (cost(weightAfter) - cost);
                cost = cost(weightAfter);
                until = 1;
            }
        }
    }
}

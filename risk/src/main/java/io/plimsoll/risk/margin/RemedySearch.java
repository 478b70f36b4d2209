package io.plimsoll.risk.margin;

import io.plimsoll.risk.margin.Remedy.AddMargin;
import io.plimsoll.risk.margin.Remedy.Reduce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Searches the smallest single actions that bring a unit back to a target ratio: a top-up, or closing a part of one
 * position at mark. Closing costs the taker fee, may reach a cheaper tier, and leaves the freed margin in the unit.
 */
final class RemedySearch {

    /** An action and what it moves in the settle asset: the top-up, or the notional closed. */
    private record Priced(Remedy remedy, double money) {}

    private final MarginUnit unit;
    private final double targetRatio;
    private final double balance;
    private final double maintenance;

    private RemedySearch(MarginUnit unit, double targetRatio) {
        this.unit = unit;
        this.targetRatio = targetRatio;
        this.balance = unit.marginBalance();
        this.maintenance = unit.maintenanceMargin();
    }

    static List<Remedy> of(MarginUnit unit, double targetRatio) {
        Check.that(targetRatio > 0 && targetRatio < 1, "targetRatio", targetRatio, "a fraction above 0 and below 1");
        return unit.marginRatio() <= targetRatio ? List.of() : new RemedySearch(unit, targetRatio).all();
    }

    private List<Remedy> all() {
        List<Priced> found = new ArrayList<>();
        double amount = maintenance / targetRatio - balance;
        if (amount > 0) {
            found.add(new Priced(new AddMargin(unit.scope(), unit.settleAsset(), amount), amount));
        }
        for (OpenPosition open : unit.positions()) {
            found.add(reduce(open));
        }
        found.sort(Comparator.comparingDouble(Priced::money));
        return found.stream().map(Priced::remedy).toList();
    }

    private Priced reduce(OpenPosition open) {
        double fraction = smallestFraction(open);
        double quantity = roundedUp(fraction, open);
        boolean enough = !Double.isNaN(quantity);
        Position position = open.position();
        return new Priced(
                new Reduce(
                        unit.scope(),
                        position.symbol(),
                        position.side(),
                        enough ? OptionalDouble.of(fraction) : OptionalDouble.empty(),
                        enough ? OptionalDouble.of(quantity) : OptionalDouble.empty()),
                enough
                        ? quantity / position.quantity() * open.notional() * open.settlePrice()
                        : Double.POSITIVE_INFINITY);
    }

    /**
     * Walks down the position's tiers. In each, what is missing to the target is a straight line in the fraction
     * closed; its root counts when it lies in that tier. NaN when not even closing all of it is enough.
     */
    private double smallestFraction(OpenPosition open) {
        double settle = open.settlePrice();
        double others = maintenance - open.maintenanceMargin() * settle;
        double notional = open.maintenanceNotional();
        double fee = open.notional() * open.instrument().takerFeeRate() * settle;
        List<Tier> tiers = open.instrument().tiers().tiers();
        double from = 0;
        for (int i = open.instrument().tiers().indexOf(notional); i >= 0; i--) {
            Tier tier = tiers.get(i);
            double rate = tier.maintenanceMarginRate() + open.instrument().liquidationFeeRate();
            double missingAtZero =
                    (notional * rate - tier.maintenanceAmount()) * settle + others - targetRatio * balance;
            double relief = notional * rate * settle - targetRatio * fee;
            if (missingAtZero - relief * from <= 0) {
                return from;
            }
            double to = 1 - tier.notionalFloor() / notional;
            double root = missingAtZero / relief;
            if (relief > 0 && root <= to) {
                return Math.max(root, from);
            }
            from = to;
        }
        return others - targetRatio * (balance - fee) <= 0 ? 1 : Double.NaN;
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
        return missingAfterClosing(quantity, open) <= 1e-9 * unit.notional() ? quantity : Double.NaN;
    }

    private double missingAfterClosing(double quantity, OpenPosition open) {
        double settle = open.settlePrice();
        double others = maintenance - open.maintenanceMargin() * settle;
        Position p = open.position();
        double left = p.quantity() - quantity;
        double fee = open.notional() * open.instrument().takerFeeRate() * quantity / p.quantity() * settle;
        double needed = others;
        if (left > 0) {
            Position rest = new Position(
                    p.symbol(), p.side(), p.marginMode(), left, p.entryPrice(), p.isolatedMargin(), p.leverage());
            needed += new OpenPosition(rest, open.instrument(), open.markPrice()).maintenanceMargin() * settle;
        }
        return needed - targetRatio * (balance - fee);
    }
}

package io.plimsoll.risk.stress;

import io.plimsoll.risk.margin.CollateralHolding;
import io.plimsoll.risk.margin.ContractType;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.LiquidationBasis;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A unit whose prices all move along straight lines, each at its own speed: its balance and maintenance margin as
 * {@link Curve}s, stretch by stretch.
 *
 * <pre>
 *   t:  0 ──────┬─────────┬──────── until      a stretch ends where a position's notional
 *               │         │                    meets a tier border, or a price has nothing
 *          tier border  price at 0+            left to lose
 * </pre>
 */
final class StraightMove {

    /** One position with the speeds of its mark and settle price. */
    private record Leg(OpenPosition open, Speed mark, Speed settle) {}

    private final MarginUnit unit;
    private final Drift drift;
    private final double until;
    private final List<Leg> legs = new ArrayList<>();

    StraightMove(MarginUnit unit, Drift drift, double until) {
        this.unit = unit;
        this.drift = drift;
        this.until = until;
        for (OpenPosition open : unit.positions()) {
            Instrument terms = open.instrument();
            Speed mark = new Speed(open.markPrice(), drift.ofContract(terms));
            legs.add(new Leg(open, mark, new Speed(open.settlePrice(), rateOfAsset(terms.settleAsset()))));
        }
    }

    /** Stretches from 0 to the end, in order. */
    List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        double from = 0;
        for (double to : ends()) {
            if (to > from) {
                stretches.add(stretch(from, to));
                from = to;
            }
        }
        return stretches;
    }

    private double rateOfAsset(String asset) {
        return asset.equals(unit.settleAsset()) ? 0 : drift.ofAsset(asset);
    }

    private TreeSet<Double> ends() {
        TreeSet<Double> ends = new TreeSet<>();
        ends.add(until);
        for (Leg leg : legs) {
            addInside(leg.mark.stop(), ends);
            addInside(leg.settle.stop(), ends);
            if (movesWithMark(leg.open) && leg.mark.rate() != 0) {
                addBorders(leg, ends);
            }
        }
        for (CollateralHolding holding : unit.holdings()) {
            addInside(speed(holding).stop(), ends);
        }
        return ends;
    }

    private void addBorders(Leg leg, TreeSet<Double> ends) {
        double size = leg.open.size();
        boolean inverse = isInverse(leg.open);
        for (Tier tier : leg.open.instrument().tiers().tiers()) {
            double floor = tier.notionalFloor();
            if (floor > 0) {
                addInside(leg.mark.reaches(inverse ? size / floor : floor / size), ends);
            }
        }
    }

    private void addInside(double t, TreeSet<Double> ends) {
        if (t > 0 && t < until) {
            ends.add(t);
        }
    }

    private Stretch stretch(double from, double to) {
        Curve balance = new Curve();
        Curve maintenance = new Curve();
        if (unit.holdings().isEmpty()) {
            balance.addLine(unit.collateral(), 0);
        }
        for (CollateralHolding holding : unit.holdings()) {
            Speed price = speed(holding).until(to);
            balance.addLine(holding.at(price.start()).value(), price.rate());
        }
        for (Leg leg : legs) {
            addPnl(leg, to, balance);
            addMaintenance(leg, from, to, maintenance);
        }
        return new Stretch(from, to, balance, maintenance);
    }

    private Speed speed(CollateralHolding holding) {
        return new Speed(holding.price(), rateOfAsset(holding.asset()));
    }

    private static void addPnl(Leg leg, double to, Curve balance) {
        OpenPosition open = leg.open;
        Speed mark = leg.mark.until(to);
        Speed settle = leg.settle.until(to);
        double atEntry = open.position().side().sign() * open.entryNotional() * settle.start();
        double gain = open.position().side().sign() * open.size() * settle.start();
        if (isInverse(open)) {
            balance.addLine(atEntry, settle.rate());
            balance.addQuotient(-gain / mark.start(), settle.rate(), mark.rate());
        } else {
            balance.addLine(-atEntry, settle.rate());
            balance.addProduct(gain * mark.start(), mark.rate(), settle.rate());
        }
    }

    private static void addMaintenance(Leg leg, double from, double to, Curve maintenance) {
        OpenPosition open = leg.open;
        Speed mark = leg.mark.until(to);
        Speed settle = leg.settle.until(to);
        double middle = leg.mark.at(from + (to - from) / 2);
        Tier tier = open.instrument().tiers().at(open.at(middle).maintenanceNotional());
        double rate = tier.maintenanceMarginRate() + open.instrument().liquidationFeeRate();
        maintenance.addLine(-tier.maintenanceAmount() * settle.start(), settle.rate());
        if (!movesWithMark(open)) {
            maintenance.addLine(open.entryNotional() * rate * settle.start(), settle.rate());
        } else if (isInverse(open)) {
            double now = open.size() / mark.start() * rate * settle.start();
            maintenance.addQuotient(now, settle.rate(), mark.rate());
        } else {
            double now = open.size() * mark.start() * rate * settle.start();
            maintenance.addProduct(now, mark.rate(), settle.rate());
        }
    }

    private static boolean movesWithMark(OpenPosition open) {
        return open.instrument().liquidationBasis() == LiquidationBasis.MARK_NOTIONAL;
    }

    private static boolean isInverse(OpenPosition open) {
        return open.instrument().contract() == ContractType.INVERSE;
    }
}

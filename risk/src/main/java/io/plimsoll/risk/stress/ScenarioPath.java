package io.plimsoll.risk.stress;

import io.plimsoll.risk.margin.CollateralHolding;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A unit on the way of a scenario's prices: where it is worst, where it is liquidated, what is left at the end. Points of
 * the way are path time: 0 the marks of now, 1 the end. Funding and collateral cuts are no part of it: they are taken from
 * the unit before it goes.
 *
 * <p>Example: wallet 6,000 USDT, long 1 BTC at 60,000, rate 0.4 %. Under −5 % 3,000 are left for a maintenance of 228,
 * ratio 0.076. Under −20 % it is liquidated at path time 0.4819, where 217 of balance meet 217 of maintenance.
 */
public final class ScenarioPath {

    /** One step: the unit as it starts, and the speeds that bring it to the next in t = 1. */
    private record Step(MarginUnit start, Drift drift) {}

    private final List<Step> steps = new ArrayList<>();
    private final MarginUnit end;

    private ScenarioPath(MarginUnit unit, List<PriceMoves> path) {
        MarginUnit start = unit;
        PriceMoves before = PriceMoves.uniform(0);
        for (PriceMoves moves : path) {
            steps.add(new Step(start, Drift.between(before, moves)));
            start = priced(
                    unit, terms -> moves.factorOfContract(terms.symbol(), terms.baseAsset()), moves::factorOfAsset);
            before = moves;
        }
        this.end = start;
    }

    /** Sends a unit along the scenario's prices. */
    public static ScenarioPath of(MarginUnit unit, Scenario scenario) {
        return new ScenarioPath(unit, scenario.path());
    }

    /** The unit as the path leaves it, were nothing liquidated. */
    public MarginUnit end() {
        return end;
    }

    /** The unit at a path time, were nothing liquidated. */
    public MarginUnit at(double pathTime) {
        int i = (int) Math.min(pathTime * steps.size(), steps.size() - 1);
        Step step = steps.get(i);
        double t = pathTime * steps.size() - i;
        if (t <= 0 || t >= 1) {
            return t <= 0 ? step.start : end;
        }
        return priced(
                step.start,
                terms -> new Speed(1, step.drift.ofContract(terms)).at(t),
                asset -> new Speed(1, step.drift.ofAsset(asset)).at(t));
    }

    /** Path time of the first liquidation; 0 when liquidatable now; empty when the unit lives. */
    public OptionalDouble firstCrossing() {
        for (int i = 0; i < steps.size(); i++) {
            OptionalDouble t = FirstCrossing.of(steps.get(i).start, steps.get(i).drift, 1);
            if (t.isPresent()) {
                return OptionalDouble.of(pathTime(i, t.getAsDouble()));
            }
        }
        return end.marginRatio() >= 1 ? OptionalDouble.of(1) : OptionalDouble.empty();
    }

    /**
     * Path time of the first liquidation when a path of one step goes on in a straight line: 1.7 means that 1.7 times the
     * scenario liquidates. Of a longer path the same as {@link #firstCrossing}.
     *
     * @param most where to stop looking, > 1
     */
    public OptionalDouble firstCrossing(double most) {
        return steps.size() == 1 ? FirstCrossing.of(steps.get(0).start, steps.get(0).drift, most) : firstCrossing();
    }

    /** The worst margin ratio from start to end, and where it is first met. */
    public WorstPoint worst() {
        WorstPoint worst = new WorstPoint(0, steps.get(0).start.marginRatio());
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            MarginUnit next = i + 1 < steps.size() ? steps.get(i + 1).start : end;
            WorstPoint here = WorstPoint.of(step.start, step.drift, next);
            if (here.marginRatio() > worst.marginRatio()) {
                worst = new WorstPoint(pathTime(i, here.pathTime()), here.marginRatio());
            }
        }
        return worst;
    }

    /**
     * Money that has to be added before the way begins so that the ratio never exceeds {@code targetRatio} on it; 0 or less
     * when none has to be.
     */
    double missing(double targetRatio) {
        double most = missing(end, targetRatio);
        for (Step step : steps) {
            most = Math.max(most, missing(step.start, targetRatio));
            for (Stretch stretch : new StraightMove(step.start, step.drift, 1).stretches()) {
                most = Math.max(most, stretch.missing(targetRatio));
            }
        }
        return most;
    }

    private static double missing(MarginUnit unit, double targetRatio) {
        return Math.max(0, unit.maintenanceMargin()) / targetRatio - unit.marginBalance();
    }

    private double pathTime(int step, double t) {
        return (step + t) / steps.size();
    }

    private static MarginUnit priced(
            MarginUnit unit, ToDoubleFunction<Instrument> contractFactor, ToDoubleFunction<String> assetFactor) {
        Map<String, Double> marks = new HashMap<>();
        Map<String, Double> assets = new HashMap<>();
        for (OpenPosition open : unit.positions()) {
            Instrument terms = open.instrument();
            marks.put(terms.symbol(), open.markPrice() * contractFactor.applyAsDouble(terms));
            String asset = terms.settleAsset();
            assets.put(asset, open.settlePrice() * assetFactor.applyAsDouble(asset));
        }
        for (CollateralHolding holding : unit.holdings()) {
            assets.put(holding.asset(), holding.price() * assetFactor.applyAsDouble(holding.asset()));
        }
        assets.remove(unit.settleAsset());
        return unit.at(marks, assets);
    }
}

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

/** A unit on the way of a scenario's prices: where it stands after each step, and where it is worst or liquidated. */
final class ScenarioPath {

    /** One step: the unit as it starts, and the speeds that bring it to the next in time 1. */
    private record Step(MarginUnit start, Drift drift) {}

    private final List<Step> steps = new ArrayList<>();
    private final MarginUnit end;

    ScenarioPath(MarginUnit unit, List<PriceMoves> path) {
        MarginUnit start = unit;
        PriceMoves before = PriceMoves.uniform(0);
        for (PriceMoves moves : path) {
            steps.add(new Step(start, new StepDrift(before, moves)));
            start = moved(unit, moves);
            before = moves;
        }
        this.end = start;
    }

    /** The unit as the path leaves it, were nothing liquidated. */
    MarginUnit end() {
        return end;
    }

    /** Path time, 0..1, of the first liquidation; 0 when liquidatable now. */
    OptionalDouble firstCrossing() {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            OptionalDouble t = FirstCrossing.of(step.start, step.drift, 1);
            if (t.isPresent()) {
                return OptionalDouble.of(pathTime(i, t.getAsDouble()));
            }
        }
        return OptionalDouble.empty();
    }

    /** Multiple of a one-step path at which the unit is liquidated, up to {@code most}; empty when none or more steps. */
    OptionalDouble firstCrossingBeyond(double most) {
        return steps.size() == 1
                ? FirstCrossing.of(steps.get(0).start, steps.get(0).drift, most)
                : OptionalDouble.empty();
    }

    /** The worst ratio from start to end, and where. */
    WorstPoint worst() {
        WorstPoint worst = new WorstPoint(0, steps.get(0).start.marginRatio());
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            MarginUnit next = i + 1 < steps.size() ? steps.get(i + 1).start : end;
            WorstPoint here = WorstPoint.of(step.start, step.drift, next);
            if (here.marginRatio() > worst.marginRatio()) {
                worst = new WorstPoint(pathTime(i, here.at()), here.marginRatio());
            }
        }
        return worst;
    }

    private double pathTime(int step, double t) {
        return (step + t) / steps.size();
    }

    private static MarginUnit moved(MarginUnit unit, PriceMoves moves) {
        Map<String, Double> marks = new HashMap<>();
        Map<String, Double> assets = new HashMap<>();
        for (OpenPosition open : unit.positions()) {
            Instrument terms = open.instrument();
            double factor = moves.factorOfContract(terms.symbol(), terms.baseAsset());
            marks.put(terms.symbol(), open.markPrice() * factor);
            assets.put(terms.settleAsset(), open.settlePrice() * moves.factorOfAsset(terms.settleAsset()));
        }
        for (CollateralHolding holding : unit.holdings()) {
            assets.put(holding.asset(), holding.price() * moves.factorOfAsset(holding.asset()));
        }
        assets.remove(unit.settleAsset());
        return unit.at(marks, assets);
    }

    private record StepDrift(PriceMoves before, PriceMoves after) implements Drift {
        @Override
        public double ofContract(Instrument terms) {
            double from = before.factorOfContract(terms.symbol(), terms.baseAsset());
            return (after.factorOfContract(terms.symbol(), terms.baseAsset()) - from) / from;
        }

        @Override
        public double ofAsset(String asset) {
            double from = before.factorOfAsset(asset);
            return (after.factorOfAsset(asset) - from) / from;
        }
    }
}

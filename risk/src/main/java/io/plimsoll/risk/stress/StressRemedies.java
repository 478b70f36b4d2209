package io.plimsoll.risk.stress;

import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Remedy;
import io.plimsoll.risk.margin.RemedyList;
import io.plimsoll.risk.margin.WhatIf;
import java.util.List;

/**
 * Smallest single actions, taken now, after which a unit goes through a scenario without its ratio exceeding a target: a
 * top-up, or closing a part of one position at mark.
 *
 * <p>Example: wallet 6,000 USDT, long 1 BTC at 60,000, rate 0.4 %, scenario −20 %, target 0.5. At 48,000 maintenance is
 * 192, which asks for a balance of 384 where −6,000 is left: add 6,384; or close 0.515504 of the position.
 *
 * <p>What is missing after closing a fraction is a convex function of the fraction, as long as the tiers join: for every
 * point of the way balance is a line in it and maintenance bends up, and the largest of convex functions is convex. So
 * there is one smallest fraction, found by halving between none and the fraction that leaves the least missing.
 */
public final class StressRemedies {

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double CLOSE = 1e-12;

    private final MarginUnit unit;
    private final Scenario scenario;
    private final double targetRatio;

    private StressRemedies(MarginUnit unit, Scenario scenario, double targetRatio) {
        this.unit = unit;
        this.scenario = scenario;
        this.targetRatio = targetRatio;
    }

    /**
     * Actions, smallest first; none when the ratio stays within the target without any.
     *
     * @param unit unit, not of a unified account
     * @param scenario scenario, of which only the price path counts
     * @param targetRatio ratio not to be exceeded, above 0 and below 1
     */
    public static List<Remedy> of(MarginUnit unit, Scenario scenario, double targetRatio) {
        Check.that(targetRatio > 0 && targetRatio < 1, "targetRatio", targetRatio, "a fraction above 0 and below 1");
        Check.that(!unit.isUnified(), "unit " + unit.scope(), "unified", "a pool of one asset or an isolated position");
        StressRemedies search = new StressRemedies(unit, scenario, targetRatio);
        double missing = search.missing(unit);
        return missing > 0 ? search.all(missing) : List.of();
    }

    private List<Remedy> all(double missing) {
        RemedyList found = new RemedyList(unit, this::missing);
        found.topUp(unit.settleAsset(), missing, missing);
        for (OpenPosition open : unit.positions()) {
            double smallest = smallestQuantity(open);
            found.reduce(open, smallest / open.position().quantity(), smallest);
        }
        return found.smallestFirst();
    }

    /** NaN when no quantity is enough. */
    private double smallestQuantity(OpenPosition open) {
        double enough = open.position().quantity();
        if (missing(open, enough) > 0) {
            enough = leastMissing(open);
            if (missing(open, enough) > 0) {
                return Double.NaN;
            }
        }
        double tooLittle = 0;
        double middle = enough / 2;
        while (middle > tooLittle && middle < enough) {
            if (missing(open, middle) > 0) {
                tooLittle = middle;
            } else {
                enough = middle;
            }
            middle = tooLittle + (enough - tooLittle) / 2;
        }
        return enough;
    }

    /** Quantity after whose closing the least is missing, by golden section. */
    private double leastMissing(OpenPosition open) {
        double low = 0;
        double high = open.position().quantity();
        double one = high - GOLDEN * (high - low);
        double other = low + GOLDEN * (high - low);
        while (high - low > CLOSE * open.position().quantity()) {
            if (missing(open, one) <= missing(open, other)) {
                high = other;
            } else {
                low = one;
            }
            one = high - GOLDEN * (high - low);
            other = low + GOLDEN * (high - low);
        }
        return low + (high - low) / 2;
    }

    private double missing(OpenPosition open, double closed) {
        return missing(new WhatIf(unit).closing(open, closed));
    }

    private double missing(MarginUnit after) {
        return ScenarioPath.of(after, scenario).missing(targetRatio);
    }
}

package io.plimsoll.risk.stress;

import io.plimsoll.risk.margin.MarginUnit;
import java.util.List;

/**
 * Where a unit on its way is worst.
 *
 * @param pathTime point of the way: 0 is its start, 1 its end
 * @param marginRatio largest margin ratio of the way; 1 or more: liquidated; infinite when the balance is used up somewhere
 */
public record WorstPoint(double pathTime, double marginRatio) {

    /** Worst point of one straight move, whose end is given as a unit. */
    static WorstPoint of(MarginUnit start, Drift drift, MarginUnit end) {
        WorstPoint worst = new WorstPoint(0, start.marginRatio()).or(1, end.marginRatio());
        List<Stretch> stretches =
                start.positions().isEmpty() ? List.of() : new StraightMove(start, drift, 1).stretches();
        for (Stretch stretch : stretches) {
            worst = worst.or(stretch);
        }
        return worst;
    }

    private WorstPoint or(double t, double ratio) {
        return ratio > marginRatio ? new WorstPoint(t, ratio) : this;
    }

    private WorstPoint or(double t, Stretch stretch) {
        double balance = stretch.balance().at(t);
        return or(t, balance > 0 ? stretch.maintenance().at(t) / balance : Double.POSITIVE_INFINITY);
    }

    /**
     * Also looks at a stretch. A ratio r is exceeded where maintenance − r × balance is above 0; its highest points are
     * among its turns, so looking there with the best r so far, until nothing rises, ends at the largest ratio.
     */
    private WorstPoint or(Stretch stretch) {
        WorstPoint worst = this;
        for (double t : stretch.balance().turns(stretch.from(), stretch.to())) {
            worst = worst.or(t, stretch);
        }
        if (stretch.from() > 0) {
            worst = worst.or(stretch.from(), stretch);
        }
        if (stretch.to() < 1) {
            worst = worst.or(stretch.to(), stretch);
        }
        double before = -1;
        while (worst.marginRatio > before && worst.marginRatio < Double.POSITIVE_INFINITY) {
            before = worst.marginRatio;
            Curve excess = new Curve().plus(1, stretch.maintenance()).plus(-before, stretch.balance());
            for (double t : excess.turns(stretch.from(), stretch.to())) {
                worst = worst.or(t, stretch);
            }
        }
        return worst;
    }
}

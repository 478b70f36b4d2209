package io.plimsoll.risk.stress;

import io.plimsoll.risk.margin.MarginUnit;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The first point of a straight move at which a unit is liquidated: its margin balance falls to its maintenance margin,
 * by sliding there or by a step at a tier border whose given amounts do not join.
 *
 * <p>Exact to the last digits of a double: where the surplus is a line its root is written down; elsewhere it is cut where
 * it turns, and a piece that ends at or below 0 is halved down to neighbouring doubles.
 */
final class FirstCrossing {

    private FirstCrossing() {}

    /** First t from 0 to {@code until}; 0 when the unit is liquidatable now, empty when it never is. */
    static OptionalDouble of(MarginUnit unit, Drift drift, double until) {
        if (unit.positions().isEmpty()) {
            return OptionalDouble.empty();
        }
        if (unit.marginRatio() >= 1) {
            return OptionalDouble.of(0);
        }
        for (Stretch stretch : new StraightMove(unit, drift, until).stretches()) {
            OptionalDouble crossing = in(stretch);
            if (crossing.isPresent()) {
                return crossing;
            }
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble in(Stretch stretch) {
        Curve surplus = new Curve().plus(1, stretch.balance()).plus(-1, stretch.maintenance());
        OptionalDouble crossing = ofZero(surplus, stretch.from(), stretch.to());
        if (!mayBeNegative(stretch)) {
            return crossing;
        }
        // a given amount may ask for less than nothing; then the balance can be used up while a surplus remains
        OptionalDouble usedUp = ofZero(stretch.balance(), stretch.from(), stretch.to());
        boolean first = usedUp.isPresent() && !(crossing.isPresent() && crossing.getAsDouble() < usedUp.getAsDouble());
        return first ? usedUp : crossing;
    }

    private static boolean mayBeNegative(Stretch stretch) {
        Curve maintenance = stretch.maintenance();
        return maintenance.at(stretch.from()) < 0
                || maintenance.at(stretch.to()) < 0
                || maintenance.turns(stretch.from(), stretch.to()).stream().anyMatch(t -> maintenance.at(t) < 0);
    }

    /** First point from {@code from} to {@code to} where the curve is 0 or less. */
    static OptionalDouble ofZero(Curve curve, double from, double to) {
        if (curve.at(from) <= 0) {
            return OptionalDouble.of(from);
        }
        if (curve.isLine()) {
            double root = curve.rootOfLine();
            return root > from && root <= to ? OptionalDouble.of(root) : OptionalDouble.empty();
        }
        double start = from;
        List<Double> ends = curve.turns(from, to);
        ends.add(to);
        for (double end : ends) {
            if (curve.at(end) <= 0) {
                return OptionalDouble.of(halve(curve, start, end));
            }
            start = end;
        }
        return OptionalDouble.empty();
    }

    private static double halve(Curve curve, double above, double below) {
        double high = above;
        double low = below;
        double middle = high + (low - high) / 2;
        while (middle > high && middle < low) {
            if (curve.at(middle) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
            middle = high + (low - high) / 2;
        }
        return low;
    }
}

package io.plimsoll.app.bench;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One measured figure.
 *
 * @param name what was measured
 * @param unit unit of value and floor
 * @param value the figure
 * @param floor the same of the floor; empty: there is none
 * @param asked what was asked of the ratio value / floor, or of the value where there is no floor; empty: nothing
 */
record BenchFigure(String name, String unit, double value, OptionalDouble floor, Optional<Asked> asked) {

    /**
     * A bound.
     *
     * @param atLeast whether it is the least allowed, otherwise the most
     * @param bound the bound
     */
    record Asked(boolean atLeast, double bound) {
        boolean metBy(double found) {
            return atLeast ? found >= bound : found <= bound;
        }

        String text() {
            return (atLeast ? "≥ " : "≤ ") + PlainFigure.of(bound);
        }
    }

    static BenchFigure alone(String name, String unit, double value) {
        return new BenchFigure(name, unit, value, OptionalDouble.empty(), Optional.empty());
    }

    static BenchFigure exactly(String name, String unit, double value, double expected) {
        return new BenchFigure(name, unit, value, OptionalDouble.of(expected), Optional.of(new Asked(true, 1)));
    }

    static BenchFigure atLeast(String name, String unit, double value, double floor, double ratio) {
        return new BenchFigure(name, unit, value, OptionalDouble.of(floor), Optional.of(new Asked(true, ratio)));
    }

    static BenchFigure atMost(String name, String unit, double value, double floor, double ratio) {
        return new BenchFigure(name, unit, value, OptionalDouble.of(floor), Optional.of(new Asked(false, ratio)));
    }

    static BenchFigure atMost(String name, String unit, double value, double bound) {
        return new BenchFigure(name, unit, value, OptionalDouble.empty(), Optional.of(new Asked(false, bound)));
    }

    /** What {@code asked} is asked of. */
    double looked() {
        return floor.isPresent() ? value / floor.getAsDouble() : value;
    }

    boolean met() {
        return asked.isEmpty() || asked.get().metBy(looked());
    }

    /** One line of the table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "%-44s %12s %-9s %12s %8s %9s  %s",
                name,
                PlainFigure.of(value),
                unit,
                floor.isPresent() ? PlainFigure.of(floor.getAsDouble()) : "",
                floor.isPresent() ? PlainFigure.of(looked()) : "",
                asked.map(Asked::text).orElse(""),
                asked.isEmpty() ? "" : met() ? "met" : "MISSED");
    }
}

package io.plimsoll.risk.stress;

import java.util.ArrayList;
import java.util.List;

/**
 * An amount of money along a straight move: {@code a + b t + c t² + Σ (g + h t) / (1 + z t)}. Linear contracts give the
 * line, inverse ones the fractions, a settle price that moves the square and the h.
 *
 * <p>Terms with equal z are kept in one fraction, so that the legs of an inverse hedge cancel as they do on paper.
 * Immutable once built.
 */
final class Curve {

    /** One fraction: {@code (g + h t) / (1 + z t)}, z not 0, 1 + z t above 0 wherever the curve is asked. */
    private record Fraction(double z, double g, double h) {

        double at(double t) {
            return (g + h * t) / (1 + z * t);
        }

        double slope(double t) {
            double below = 1 + z * t;
            return (h - g * z) / (below * below);
        }

        double bend(double t) {
            double below = 1 + z * t;
            return -2 * z * (h - g * z) / (below * below * below);
        }
    }

    private static final double NOISE = 1e-14;

    private double a;
    private double b;
    private double c;
    private final List<Fraction> fractions = new ArrayList<>(0);

    /** Adds {@code factor} times another curve. */
    Curve plus(double factor, Curve other) {
        a += factor * other.a;
        b += factor * other.b;
        c += factor * other.c;
        for (Fraction f : other.fractions) {
            addFraction(f.z, factor * f.g, factor * f.h);
        }
        return this;
    }

    /** Adds {@code value (1 + rate t)}. */
    void addLine(double value, double rate) {
        a += value;
        b += value * rate;
    }

    /** Adds {@code value (1 + rate t)(1 + otherRate t)}. */
    void addProduct(double value, double rate, double otherRate) {
        a += value;
        b += value * (rate + otherRate);
        c += value * rate * otherRate;
    }

    /** Adds {@code value (1 + rate t) / (1 + z t)}. */
    void addQuotient(double value, double rate, double z) {
        if (rate == z) {
            a += value;
        } else if (z == 0) {
            addLine(value, rate);
        } else {
            addFraction(z, value, value * rate);
        }
    }

    private void addFraction(double z, double g, double h) {
        for (int i = 0; i < fractions.size(); i++) {
            Fraction f = fractions.get(i);
            if (f.z == z) {
                fractions.set(i, new Fraction(z, f.g + g, f.h + h));
                return;
            }
        }
        fractions.add(new Fraction(z, g, h));
    }

    double at(double t) {
        double value = a + t * (b + t * c);
        for (Fraction f : fractions) {
            value += f.at(t);
        }
        return value;
    }

    /** True when it is {@code a + b t}. */
    boolean isLine() {
        return c == 0 && fractions.isEmpty();
    }

    /** Where the line is 0; infinite or NaN when it never is. */
    double rootOfLine() {
        return -a / b;
    }

    /**
     * Points between {@code from} and {@code to} where it turns, in order: between neighbours it only rises or only falls,
     * but for the noise of doubles.
     */
    List<Double> turns(double from, double to) {
        List<Double> turns = new ArrayList<>(0);
        if (!isLine()) {
            double size = Math.abs(a) + Math.abs(b * to) + Math.abs(c * to * to);
            for (Fraction f : fractions) {
                size += Math.max(Math.abs(f.at(from)), Math.abs(f.at(to)));
            }
            findTurns(from, to, NOISE * size, turns);
        }
        return turns;
    }

    /**
     * Each term's slope and bend change one way only, so that the ends of a stretch bound them. A slope of one sign has
     * no turn; a bend of one sign has at most one, found by halving; anything else is halved until one of both holds or
     * the stretch is too short for its slope to matter.
     */
    private void findTurns(double from, double to, double noise, List<Double> turns) {
        double least = slope(from, to, false);
        double most = slope(from, to, true);
        if (least >= 0 || most <= 0 || Math.max(-least, most) * (to - from) <= noise) {
            return;
        }
        double middle = from + (to - from) / 2;
        if (middle <= from || middle >= to) {
            return;
        }
        if (bend(from, to, false) >= 0 || bend(from, to, true) <= 0) {
            double first = slope(from);
            if (first * slope(to) < 0) {
                turns.add(slopeChange(from, to, Math.signum(first)));
            }
            return;
        }
        findTurns(from, middle, noise, turns);
        turns.add(middle);
        findTurns(middle, to, noise, turns);
    }

    private double slopeChange(double from, double to, double sign) {
        double low = from;
        double high = to;
        double middle = low + (high - low) / 2;
        while (middle > low && middle < high) {
            if (slope(middle) * sign > 0) {
                low = middle;
            } else {
                high = middle;
            }
            middle = low + (high - low) / 2;
        }
        return high;
    }

    private double slope(double t) {
        double slope = b + 2 * c * t;
        for (Fraction f : fractions) {
            slope += f.slope(t);
        }
        return slope;
    }

    private double slope(double from, double to, boolean most) {
        double bound = b + pick(2 * c * from, 2 * c * to, most);
        for (Fraction f : fractions) {
            bound += pick(f.slope(from), f.slope(to), most);
        }
        return bound;
    }

    private double bend(double from, double to, boolean most) {
        double bound = 2 * c;
        for (Fraction f : fractions) {
            bound += pick(f.bend(from), f.bend(to), most);
        }
        return bound;
    }

    private static double pick(double one, double other, boolean most) {
        return most ? Math.max(one, other) : Math.min(one, other);
    }
}

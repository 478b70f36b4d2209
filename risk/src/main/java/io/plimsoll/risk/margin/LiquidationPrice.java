package io.plimsoll.risk.margin;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Finds where a unit's surplus (margin balance − maintenance margin) changes sign as one symbol's price moves.
 *
 * <p>In the coordinate x = price (inverse: 1 / price) the surplus is a straight line as long as no leg changes its tier:
 *
 * <pre>
 *   surplus                 Walk outwards from the mark, tier by tier, both ways;
 *     |      ___mark___     in each stretch the root of its own line counts only
 *     |   __/          \__  when it lies inside; a step down at a tier border (amounts
 *   --+--x----------------x-- given by the venue need not be continuous) counts too.
 *     | /                  \
 * </pre>
 */
final class LiquidationPrice {

    private static final double FARTHEST = 1e9;

    private final double fixed;
    private final List<OpenPosition> legs;

    private LiquidationPrice(double fixed, List<OpenPosition> legs) {
        this.fixed = fixed;
        this.legs = legs;
    }

    /** The nearer one of two; empty when there is none or no position in the symbol. */
    static OptionalDouble of(MarginUnit unit, String symbol) {
        LiquidationPrice search = search(unit, symbol);
        return search.legs.isEmpty() ? OptionalDouble.empty() : search.nearest();
    }

    /** Both, and whether the unit is liquidatable at the mark. */
    static LiquidationPrices both(MarginUnit unit, String symbol) {
        LiquidationPrice search = search(unit, symbol);
        boolean now = unit.marginRatio() >= 1;
        if (search.legs.isEmpty()) {
            return new LiquidationPrices(OptionalDouble.empty(), OptionalDouble.empty(), now);
        }
        OpenPosition any = search.legs.get(0);
        double start = any.perSize(any.markPrice());
        OptionalDouble beyond = existing(any.perSize(search.walk(start, true)), any.markPrice());
        OptionalDouble before = existing(any.perSize(search.walk(start, false)), any.markPrice());
        // of an inverse contract the coordinate falls as the price rises
        return any.inverse() ? new LiquidationPrices(beyond, before, now) : new LiquidationPrices(before, beyond, now);
    }

    /** A price beyond a factor of a billion is what rounding leaves of a book whose legs cancel: there is none. */
    private static OptionalDouble existing(double price, double mark) {
        boolean exists = price >= mark / FARTHEST && price <= mark * FARTHEST;
        return exists ? OptionalDouble.of(price) : OptionalDouble.empty();
    }

    private static LiquidationPrice search(MarginUnit unit, String symbol) {
        double fixed = unit.collateral();
        List<OpenPosition> legs = new ArrayList<>(2);
        for (OpenPosition open : unit.positions()) {
            if (open.position().symbol().equals(symbol)) {
                legs.add(open);
            } else {
                fixed += (open.unrealizedPnl() - open.maintenanceMargin()) * open.settlePrice();
            }
        }
        return new LiquidationPrice(fixed, legs);
    }

    private OptionalDouble nearest() {
        OpenPosition any = legs.get(0);
        double mark = any.markPrice();
        double start = any.perSize(mark);
        double up = any.perSize(walk(start, true));
        double down = any.perSize(walk(start, false));
        OptionalDouble nearest = existing(up, mark);
        OptionalDouble other = existing(down, mark);
        boolean otherIsNearer = other.isPresent()
                && !(nearest.isPresent()
                        && Math.abs(other.getAsDouble() - mark) > Math.abs(nearest.getAsDouble() - mark));
        return otherIsNearer ? other : nearest;
    }

    /** Nearest x at or beyond {@code start} where the surplus has another sign than at the start; NaN when none. */
    private double walk(double start, boolean upwards) {
        int[] tiers = new int[legs.size()];
        for (int i = 0; i < tiers.length; i++) {
            OpenPosition leg = legs.get(i);
            tiers[i] = leg.instrument().tiers().indexOf(leg.maintenanceNotional());
        }
        double from = start;
        double sign = 0;
        while (true) {
            Line line = line(tiers);
            double value = line.at(from);
            if (sign == 0) {
                sign = Math.signum(value);
            }
            if (value == 0 || Math.signum(value) != sign) {
                return from;
            }
            double border = border(tiers, upwards);
            double root = line.root();
            boolean ahead = upwards ? line.slope * sign < 0 : line.slope * sign > 0;
            if (ahead && (upwards ? root < border : root >= border)) {
                return upwards ? Math.max(root, from) : Math.min(root, from);
            }
            if (upwards ? border == Double.POSITIVE_INFINITY : border <= 0) {
                return Double.NaN;
            }
            cross(tiers, border, upwards);
            from = upwards ? Math.max(border, from) : Math.min(border, from);
        }
    }

    private record Line(double constant, double slope) {
        double at(double x) {
            return constant + slope * x;
        }

        double root() {
            return -constant / slope;
        }
    }

    private Line line(int[] tiers) {
        double constant = fixed;
        double slope = 0;
        for (int i = 0; i < tiers.length; i++) {
            OpenPosition leg = legs.get(i);
            Tier tier = leg.instrument().tiers().tiers().get(tiers[i]);
            double settle = leg.settlePrice();
            double rate = tier.maintenanceMarginRate() + leg.instrument().liquidationFeeRate();
            constant -= leg.pnlPerStep() * leg.perSize(leg.position().entryPrice()) * settle;
            constant += tier.maintenanceAmount() * settle;
            slope += leg.pnlPerStep() * settle;
            if (movesWithMark(leg)) {
                slope -= leg.size() * rate * settle;
            } else {
                constant -= leg.entryNotional() * rate * settle;
            }
        }
        return new Line(constant, slope);
    }

    private static boolean movesWithMark(OpenPosition leg) {
        return leg.instrument().liquidationBasis() == LiquidationBasis.MARK_NOTIONAL;
    }

    /** Next x at which a leg changes its tier; infinity or 0 when none does. */
    private double border(int[] tiers, boolean upwards) {
        double next = upwards ? Double.POSITIVE_INFINITY : 0;
        for (int i = 0; i < tiers.length; i++) {
            double border = border(i, tiers[i], upwards);
            next = upwards ? Math.min(next, border) : Math.max(next, border);
        }
        return next;
    }

    private double border(int leg, int tier, boolean upwards) {
        OpenPosition open = legs.get(leg);
        if (!movesWithMark(open)) {
            return upwards ? Double.POSITIVE_INFINITY : 0;
        }
        Tier here = open.instrument().tiers().tiers().get(tier);
        return (upwards ? here.notionalCap() : here.notionalFloor()) / open.size();
    }

    private void cross(int[] tiers, double border, boolean upwards) {
        for (int i = 0; i < tiers.length; i++) {
            if (border(i, tiers[i], upwards) == border) {
                tiers[i] += upwards ? 1 : -1;
            }
        }
    }
}

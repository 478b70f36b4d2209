package io.plimsoll.risk.book;

import io.plimsoll.risk.rule.RuleKind;
import java.util.List;

/**
 * Prices between which no evaluation of a unit changes anything: a box, one interval for each symbol, around the marks.
 *
 * <p>Each ladder stays as it is while some state functions ({@link UnitLines}) stay positive:
 *
 * <pre>
 *   margin ratio    not raised to L      L × balance − maintenance > 0
 *                   not cleared below D  maintenance − D × balance > 0
 *   distance of s   not raised to l      surplus > 0 with the price of s × (1 − l), and × (1 + l)
 *                   not cleared above m  one of
 *                                          −surplus > 0 with the price of s × (1 − m), surplus > 0 with × (1 + m)
 *                                            (or the other way round)
 *                                          surplus > 0, and −surplus > 0 with one of the two
 *                                          −surplus > 0
 * </pre>
 *
 * (Surplus = balance − maintenance is concave, so it is positive between two prices where it is. The distance is at most l
 * exactly when the ratio is 1 or surplus changes its sign within l of the mark.) {@link PriceBox} makes room
 * for all of them.
 *
 * <p>Example: wallet 1,500, long 1 BTC from 60,000 at 60,000, rate 0.4 %, level 0.60: room 0.6 × 1,500 − 240 = 660, lost at 0.596 a
 * dollar, so the interval starts at 60,000 − 1,107.38 = 58,892.62.
 *
 * <p>Reused from unit to unit; owned by one thread.
 */
final class QuietPrices {

    /** Shares of the mark within which an ATR is turned into a fraction, the widest that leaves room first. */
    private static final double[] MARGINS = {0.03, 0.003, 0.0003};

    /** Share that no rounding of such a fraction reaches. */
    private static final double ROUNDING = 1e-9;

    private final UnitLines lines;
    private final QuietInputs inputs;
    private final PriceBox box;

    QuietPrices(UnitLines lines, QuietInputs inputs) {
        this.lines = lines;
        this.inputs = inputs;
        this.box = new PriceBox(lines);
    }

    /**
     * Finds the box of the unit that the lines hold.
     *
     * @return false when there is none: the next evaluation might change something whatever the price
     */
    boolean find(HeldUnit unit, List<RuleBounds> rules) {
        box.open();
        int subject = 0;
        for (RuleBounds rule : rules) {
            if (rule.kind() == RuleKind.MARGIN_RATIO) {
                if (!ratioStays(rule, unit.level(subject))) {
                    return false;
                }
                subject++;
            } else if (rule.kind() == RuleKind.LIQUIDATION_DISTANCE) {
                if (!lines.withoutSteps()) {
                    return false;
                }
                for (int symbol = 0; symbol < lines.symbols(); symbol++) {
                    if (!distanceStays(rule, unit.level(subject + symbol), symbol)) {
                        return false;
                    }
                }
                subject += lines.symbols();
            } else if (rule.kind() == RuleKind.LIQUIDATION_DISTANCE_ATR) {
                if (!lines.withoutSteps()) {
                    return false;
                }
                for (int symbol = 0; symbol < lines.symbols(); symbol++) {
                    if (!atrDistanceStays(rule, unit.level(subject + symbol), symbol)) {
                        return false;
                    }
                }
                subject += lines.symbols();
            } else if (rule.kind() == RuleKind.VOLATILITY_REGIME) {
                for (int symbol = 0; symbol < lines.symbols(); symbol++) {
                    if (!inputs.regimeStays(rule, unit.level(subject + symbol), lines.listing(symbol))) {
                        return false;
                    }
                }
                subject += lines.symbols();
            } else if (rule.kind().movesByTime()) {
                subject += lines.symbols(); // no price moves it
            } else {
                return false; // a kind without bounds: evaluated at every price
            }
        }
        return box.close();
    }

    /** As {@link PriceBox#lower}. */
    double lower(int symbol) {
        return box.lower(symbol);
    }

    /** As {@link PriceBox#upper}. */
    double upper(int symbol) {
        return box.upper(symbol);
    }

    private boolean ratioStays(RuleBounds rule, int level) {
        if (level == RuleBounds.UNSETTLED) {
            return false;
        }
        double raise = rule.raise(level);
        if (!Double.isNaN(raise)) {
            if (raise == 0 || !box.stays(raise, 1) || !balanceStays()) {
                return false;
            }
        }
        if (level == RuleBounds.NO_LEVEL) {
            return true;
        }
        double keep = rule.keep(level);
        return keep <= 0 || (!Double.isNaN(keep) && box.stays(-keep, -1));
    }

    /** With a negative maintenance margin a surplus is possible without a balance. */
    private boolean balanceStays() {
        return !lines.mayBeNegative() || box.stays(1, 0);
    }

    private boolean distanceStays(RuleBounds rule, int level, int symbol) {
        if (level == RuleBounds.UNSETTLED) {
            return false;
        }
        return distanceStays(rule.raise(level), rule.keep(level), level, symbol);
    }

    /**
     * As {@link #distanceStays(RuleBounds, int, int)} in average true ranges. A distance of k × ATR is k × ATR / price as a
     * fraction; while the price stays within a margin of the mark, that fraction is at most k × ATR / lowest price and at least
     * k × ATR / highest price, so those two take its place.
     */
    private boolean atrDistanceStays(RuleBounds rule, int level, int symbol) {
        double atr = inputs.atr(rule, lines.listing(symbol));
        if (level == RuleBounds.UNSETTLED) {
            return false;
        }
        if (Double.isNaN(atr)) {
            return true;
        }
        double mark = lines.listing(symbol).mark();
        for (double margin : MARGINS) {
            double raise = rule.raise(level) * atr / (mark * (1 - margin)) * (1 + ROUNDING);
            double keep = rule.keep(level) * atr / (mark * (1 + margin)) * (1 - ROUNDING);
            if (distanceStays(raise, keep, level, symbol)) {
                box.clip(symbol, mark * (1 - margin), mark * (1 + margin));
                return true;
            }
        }
        return false;
    }

    private boolean distanceStays(double raise, double keep, int level, int symbol) {
        boolean solvent = !Double.isNaN(raise);
        if (solvent
                && !(box.movedStays(symbol, coordinateFactor(symbol, 1 - raise), 1)
                        && box.movedStays(symbol, coordinateFactor(symbol, 1 + raise), 1)
                        && balanceStays())) {
            return false;
        }
        return level == RuleBounds.NO_LEVEL || staysClose(keep, symbol, solvent);
    }

    /**
     * The distance stays within {@code distance}: of the three ways in which that is certain, the one with most room.
     *
     * @param solvent whether surplus is known to stay positive at the mark
     */
    private boolean staysClose(double distance, int symbol, boolean solvent) {
        double down = coordinateFactor(symbol, 1 - distance);
        double up = coordinateFactor(symbol, 1 + distance);
        double lossDown = box.roomAt(symbol, down, -1);
        double lossUp = box.roomAt(symbol, up, -1);
        boolean lostDown = lossDown > lossUp;
        double lost = lostDown ? down : up;
        double kept = lostDown ? up : down;
        double loss = Math.max(lossDown, lossUp);
        if (solvent) {
            return box.movedStays(symbol, lost, -1);
        }
        double acrossRoom = Math.min(loss, box.roomAt(symbol, kept, 1));
        double pastRoom = lines.value(-1, -1);
        double aheadRoom = Math.min(loss, lines.value(1, 1));
        if (acrossRoom >= pastRoom && acrossRoom >= aheadRoom) {
            return box.movedStays(symbol, lost, -1) && box.movedStays(symbol, kept, 1);
        }
        return pastRoom >= aheadRoom ? box.stays(-1, -1) : box.stays(1, 1) && box.movedStays(symbol, lost, -1);
    }

    /** Factor of the coordinate for a factor of the price; prices do not go below 0, their reciprocals up to infinity. */
    private double coordinateFactor(int symbol, double priceFactor) {
        double factor = Math.max(0, priceFactor);
        return box.inverse(symbol) ? 1 / factor : factor;
    }
}

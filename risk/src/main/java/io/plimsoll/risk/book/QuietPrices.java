package io.plimsoll.risk.book;

import io.plimsoll.risk.rule.RuleKind;
import java.util.Arrays;
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
 * exactly when the ratio is 1 or surplus changes its sign within l of the mark.) A state function is a sum over symbols. What
 * it stands above 0, its room, is shared out among the symbols by how far each is expected to move it; an interval ends
 * where its symbol's part has lost its share. While every price is within its interval no function has lost all its room.
 * With one symbol the share is everything and the interval exact. The functions of distances differ from surplus in one
 * symbol only, so the others are narrowed once, for the one with least room.
 *
 * <p>Example: wallet 1,500, long 1 BTC from 60,000 at 60,000, rate 0.4 %, level 0.60: room 0.6 × 1,500 − 240 = 660, lost at 0.596 a
 * dollar, so the interval starts at 60,000 − 1,107.38 = 58,892.62.
 *
 * <p>Reused from unit to unit; owned by one thread.
 */
final class QuietPrices {

    /** Share of a price by which an interval is drawn in, so that coordinates and prices may round. */
    private static final double DRAWN_IN = 1e-12;

    private final UnitLines lines;
    private double[] low = new double[0];
    private double[] high = new double[0];
    private double[] share = new double[0];

    /** By symbol: least room of the functions that are surplus, or its negative, with that symbol's price moved. */
    private double[] surplusRoom = new double[0];

    private double[] lossRoom = new double[0];

    QuietPrices(UnitLines lines) {
        this.lines = lines;
    }

    /**
     * Finds the box of the unit that the lines hold.
     *
     * @return false when there is none: the next evaluation might change something whatever the price
     */
    boolean find(HeldUnit unit, List<RuleBounds> rules) {
        prepare();
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
            } else {
                return false; // a kind without bounds: evaluated at every price
            }
        }
        narrowForOthers(surplusRoom, 1);
        narrowForOthers(lossRoom, -1);
        return true;
    }

    /** Highest price at or below which the unit has to be looked at because of a symbol; negative infinity: none. */
    double lower(int symbol) {
        boolean inverse = contract(symbol).inverse;
        double price = inverse ? 1 / high[symbol] : low[symbol];
        return price > 0 ? price * (1 + DRAWN_IN) : Double.NEGATIVE_INFINITY;
    }

    /** Lowest price at or above which the unit has to be looked at because of a symbol; positive infinity: none. */
    double upper(int symbol) {
        boolean inverse = contract(symbol).inverse;
        return (inverse ? 1 / low[symbol] : high[symbol]) * (1 - DRAWN_IN);
    }

    private ContractLines contract(int symbol) {
        ContractLines contract = lines.listing(symbol).contract();
        if (contract == null) {
            throw new IllegalStateException("no contract of " + lines.listing(symbol).symbol + ", expected one");
        }
        return contract;
    }

    private void prepare() {
        int symbols = lines.symbols();
        if (low.length < symbols) {
            low = new double[symbols];
            high = new double[symbols];
            share = new double[symbols];
            surplusRoom = new double[symbols];
            lossRoom = new double[symbols];
        }
        Arrays.fill(low, 0, symbols, 0);
        Arrays.fill(high, 0, symbols, Double.POSITIVE_INFINITY);
        Arrays.fill(surplusRoom, 0, symbols, Double.POSITIVE_INFINITY);
        Arrays.fill(lossRoom, 0, symbols, Double.POSITIVE_INFINITY);
        double sum = 0;
        for (int symbol = 0; symbol < symbols; symbol++) {
            share[symbol] = weight(symbol);
            sum += share[symbol];
        }
        for (int symbol = 0; symbol < symbols; symbol++) {
            share[symbol] = symbols == 1 ? 1 : share[symbol] / sum;
        }
    }

    /**
     * What a symbol's expected move moves a unit by, to the power of 2/3: that makes wakes rarest, as a symbol wakes as often as
     * the square of its expected move over its share.
     */
    private double weight(int symbol) {
        double steep = Math.abs(lines.pnlSlope(symbol)) + 0.01 * lines.sizeOf(symbol);
        double moved = steep * lines.x(symbol) * lines.listing(symbol).move.perPrice();
        return Math.cbrt(moved * moved);
    }

    private boolean ratioStays(RuleBounds rule, int level) {
        if (level == RuleBounds.UNSETTLED) {
            return false;
        }
        double raise = rule.raise(level);
        if (!Double.isNaN(raise)) {
            if (raise == 0 || !stays(raise, 1) || !balanceStays()) {
                return false;
            }
        }
        if (level == RuleBounds.NO_LEVEL) {
            return true;
        }
        double keep = rule.keep(level);
        return keep <= 0 || (!Double.isNaN(keep) && stays(-keep, -1));
    }

    /** With a negative maintenance margin a surplus is possible without a balance. */
    private boolean balanceStays() {
        return !lines.mayBeNegative() || stays(1, 0);
    }

    private boolean distanceStays(RuleBounds rule, int level, int symbol) {
        if (level == RuleBounds.UNSETTLED) {
            return false;
        }
        double raise = rule.raise(level);
        boolean solvent = !Double.isNaN(raise);
        if (solvent
                && !(movedStays(symbol, coordinateFactor(symbol, 1 - raise), 1)
                        && movedStays(symbol, coordinateFactor(symbol, 1 + raise), 1)
                        && balanceStays())) {
            return false;
        }
        return level == RuleBounds.NO_LEVEL || staysClose(rule.keep(level), symbol, solvent);
    }

    /**
     * The distance stays within {@code distance}: of the three ways in which that is certain, the one with most room.
     *
     * @param solvent whether surplus is known to stay positive at the mark
     */
    private boolean staysClose(double distance, int symbol, boolean solvent) {
        double down = coordinateFactor(symbol, 1 - distance);
        double up = coordinateFactor(symbol, 1 + distance);
        double lossDown = roomAt(symbol, down, -1);
        double lossUp = roomAt(symbol, up, -1);
        boolean lostDown = lossDown > lossUp;
        double lost = lostDown ? down : up;
        double kept = lostDown ? up : down;
        double loss = Math.max(lossDown, lossUp);
        if (solvent) {
            return movedStays(symbol, lost, -1);
        }
        double acrossRoom = Math.min(loss, roomAt(symbol, kept, 1));
        double pastRoom = lines.value(-1, -1);
        double aheadRoom = Math.min(loss, lines.value(1, 1));
        if (acrossRoom >= pastRoom && acrossRoom >= aheadRoom) {
            return movedStays(symbol, lost, -1) && movedStays(symbol, kept, 1);
        }
        return pastRoom >= aheadRoom ? stays(-1, -1) : stays(1, 1) && movedStays(symbol, lost, -1);
    }

    /** Surplus, or with sign −1 its negative, with a symbol's coordinate taken a number of times. */
    private double roomAt(int symbol, double factor, int sign) {
        return Double.isFinite(factor)
                ? lines.value(sign, sign) + lines.change(symbol, factor * lines.x(symbol), sign, sign)
                : Double.NEGATIVE_INFINITY;
    }

    /** Factor of the coordinate for a factor of the price; prices do not go below 0, their reciprocals up to infinity. */
    private double coordinateFactor(int symbol, double priceFactor) {
        double factor = Math.max(0, priceFactor);
        return contract(symbol).inverse ? 1 / factor : factor;
    }

    /** Narrows the box so that a state function stays positive within it. */
    private boolean stays(double a, double b) {
        double room = lines.value(a, b);
        if (!usable(room)) {
            return false;
        }
        for (int symbol = 0; symbol < lines.symbols(); symbol++) {
            narrow(symbol, 1, room * share[symbol], a, b);
        }
        return true;
    }

    /**
     * Narrows a symbol's interval so that surplus (sign 1) or its negative (sign −1) stays positive with that symbol's
     * coordinate taken {@code factor} times, and notes the room for the other symbols.
     */
    private boolean movedStays(int symbol, double factor, int sign) {
        double room = roomAt(symbol, factor, sign);
        if (!usable(room)) {
            return false;
        }
        narrow(symbol, factor, room * share[symbol], sign, sign);
        double[] rooms = sign > 0 ? surplusRoom : lossRoom;
        rooms[symbol] = Math.min(rooms[symbol], room);
        return true;
    }

    /** Narrows every symbol for the least room of what was noted for other symbols. */
    private void narrowForOthers(double[] rooms, int sign) {
        int least = 0;
        for (int symbol = 1; symbol < lines.symbols(); symbol++) {
            least = rooms[symbol] < rooms[least] ? symbol : least;
        }
        double next = Double.POSITIVE_INFINITY;
        for (int symbol = 0; symbol < lines.symbols(); symbol++) {
            next = symbol == least ? next : Math.min(next, rooms[symbol]);
        }
        for (int symbol = 0; symbol < lines.symbols(); symbol++) {
            double room = symbol == least ? next : rooms[least];
            if (room < Double.POSITIVE_INFINITY) {
                narrow(symbol, 1, room * share[symbol], sign, sign);
            }
        }
    }

    private static boolean usable(double room) {
        return room > 0 && room < Double.POSITIVE_INFINITY;
    }

    private void narrow(int symbol, double factor, double room, double a, double b) {
        if (factor == 0) {
            return; // a price of 0, whatever the mark
        }
        double from = factor * lines.x(symbol);
        if (!lines.safeUpwards(symbol, a, b)) {
            high[symbol] = Math.min(high[symbol], lines.reach(symbol, from, room, a, b, true) / factor);
        }
        if (!lines.safeDownwards(symbol, a, b)) {
            low[symbol] = Math.max(low[symbol], lines.reach(symbol, from, room, a, b, false) / factor);
        }
    }
}

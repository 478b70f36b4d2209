package io.plimsoll.risk.book;

import java.util.Arrays;

/**
 * An interval of prices for each symbol of a unit, about the marks, within which state functions ({@link UnitLines}) stay
 * positive. What a function stands above 0, its room, is shared out among the symbols by how far each is expected to move it;
 * an interval ends where its symbol's part has lost its share. While every price is within its interval no function has lost
 * all its room. With one symbol the share is everything and the interval exact.
 *
 * <p>Functions that are surplus, or its negative, with the price of one symbol moved differ in that symbol only, so the
 * others are narrowed once, for the one with least room. Reused from unit to unit; owned by one thread.
 */
final class PriceBox {

    /** Share of a price by which an interval is drawn in, so that coordinates and prices may round. */
    private static final double DRAWN_IN = 1e-12;

    private final UnitLines lines;
    private double[] low = new double[0];
    private double[] high = new double[0];
    private double[] share = new double[0];

    /** By symbol: least room of the functions that are surplus, or its negative, with that symbol's price moved. */
    private double[] surplusRoom = new double[0];

    private double[] lossRoom = new double[0];

    PriceBox(UnitLines lines) {
        this.lines = lines;
    }

    /** Starts a box without sides about the marks of the unit that the lines hold. */
    void open() {
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

    /** Narrows the box so that a state function stays positive within it. */
    boolean stays(double a, double b) {
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
    boolean movedStays(int symbol, double factor, int sign) {
        double room = roomAt(symbol, factor, sign);
        if (!usable(room)) {
            return false;
        }
        narrow(symbol, factor, room * share[symbol], sign, sign);
        double[] rooms = sign > 0 ? surplusRoom : lossRoom;
        rooms[symbol] = Math.min(rooms[symbol], room);
        return true;
    }

    /** Narrows a symbol's interval to these prices. */
    void clip(int symbol, double lowest, double highest) {
        boolean reciprocal = inverse(symbol);
        low[symbol] = Math.max(low[symbol], reciprocal ? 1 / highest : lowest);
        high[symbol] = Math.min(high[symbol], reciprocal ? 1 / lowest : highest);
    }

    /**
     * Ends a box.
     *
     * @return false where amounts beyond the range of doubles left no interval
     */
    boolean close() {
        narrowForOthers(surplusRoom, 1);
        narrowForOthers(lossRoom, -1);
        for (int symbol = 0; symbol < lines.symbols(); symbol++) {
            if (!(low[symbol] <= high[symbol])) {
                return false;
            }
        }
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

    /** Surplus, or with sign −1 its negative, with a symbol's coordinate taken a number of times. */
    double roomAt(int symbol, double factor, int sign) {
        return Double.isFinite(factor)
                ? lines.value(sign, sign) + lines.change(symbol, factor * lines.x(symbol), sign, sign)
                : Double.NEGATIVE_INFINITY;
    }

    /** Highest price at or below which the unit has to be looked at because of a symbol; negative infinity: none. */
    double lower(int symbol) {
        double price = inverse(symbol) ? 1 / high[symbol] : low[symbol];
        return price > 0 ? price * (1 + DRAWN_IN) : Double.NEGATIVE_INFINITY;
    }

    /** Lowest price at or above which the unit has to be looked at because of a symbol; positive infinity: none. */
    double upper(int symbol) {
        return (inverse(symbol) ? 1 / low[symbol] : high[symbol]) * (1 - DRAWN_IN);
    }

    /** True when a symbol's coordinate is the reciprocal of its price. */
    boolean inverse(int symbol) {
        return contract(symbol).inverse;
    }

    private ContractLines contract(int symbol) {
        ContractLines contract = lines.listing(symbol).contract();
        if (contract == null) {
            throw new IllegalStateException("no contract of " + lines.listing(symbol).symbol + ", expected one");
        }
        return contract;
    }
}

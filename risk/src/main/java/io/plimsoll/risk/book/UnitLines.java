package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Side;
import java.util.Arrays;

/**
 * Balance and maintenance margin of one unit as sums of lines, one for each position: in the coordinate x = price (inverse: 1 /
 * price) unrealised PnL is straight and maintenance margin straight between tier borders. A <em>state function</em> is
 *
 * <pre>
 *   a × balance − b × maintenance − error bound
 * </pre>
 *
 * <p>Example: a = 0.8, b = 1: positive as long as the margin ratio is below 0.8. The error bound covers what the sums of the
 * evaluation itself may be off, so a positive value is one that the evaluation sees on the same side. Reused from unit to
 * unit; owned by one thread.
 */
final class UnitLines {

    /** Share of the amounts summed up that no rounding reaches: doubles have 1e-16, a unit some dozens of terms. */
    private static final double ERROR = 1e-11;

    private int symbols;
    private Listing[] listings = new Listing[0];
    private int[] firstLeg = new int[1];
    private double[] x = new double[0];
    private double[] pnl = new double[0];
    private double[] maintenance = new double[0];
    private double[] amounts = new double[0];
    private double[] pnlSlope = new double[0];
    private double[] sizes = new double[0];
    private double[] lowestSlope = new double[0];
    private double[] highestSlope = new double[0];

    private ContractLines[] contracts = new ContractLines[0];
    private double[] size = new double[0];
    private double[] pnlPerStep = new double[0];
    private double[] entry = new double[0];
    private int[] tier = new int[0];

    private double collateral;
    private boolean withoutSteps;
    private boolean mayBeNegative;

    /** Takes in a unit whose positions all have a contract and a mark; {@code collateral} as in {@code MarginUnit}. */
    void load(HeldUnit unit, double unitCollateral) {
        listings = unit.listings;
        symbols = listings.length;
        collateral = unitCollateral;
        withoutSteps = true;
        mayBeNegative = false;
        makeRoom(symbols, unit.positions.length);
        int leg = 0;
        for (int symbol = 0; symbol < symbols; symbol++) {
            Listing listing = listings[symbol];
            ContractLines contract = listing.contract();
            if (contract == null) {
                throw new IllegalStateException("no contract of " + listing.symbol + ", expected one: " + unit.scope);
            }
            withoutSteps &= contract.withoutSteps;
            mayBeNegative |= contract.mayBeNegative;
            firstLeg[symbol] = leg;
            x[symbol] = contract.perSize(listing.mark());
            for (; leg < unit.positions.length && unit.positions[leg].symbol().equals(listing.symbol); leg++) {
                loadLeg(leg, unit.positions[leg], contract);
            }
            firstLeg[symbol + 1] = leg;
            sum(symbol);
        }
    }

    private void loadLeg(int leg, Position position, ContractLines contract) {
        contracts[leg] = contract;
        size[leg] = position.quantity() * contract.contractSize;
        double direction = position.side() == Side.LONG ? 1 : -1;
        pnlPerStep[leg] = (contract.inverse ? -direction : direction) * size[leg];
        entry[leg] = contract.perSize(position.entryPrice());
    }

    /** Sums of one symbol at its mark. */
    private void sum(int symbol) {
        double at = x[symbol];
        pnl[symbol] = 0;
        maintenance[symbol] = 0;
        amounts[symbol] = 0;
        pnlSlope[symbol] = 0;
        sizes[symbol] = 0;
        lowestSlope[symbol] = 0;
        highestSlope[symbol] = 0;
        for (int leg = firstLeg[symbol]; leg < firstLeg[symbol + 1]; leg++) {
            int here = tierAt(leg, at);
            pnl[symbol] += pnlPerStep[leg] * (at - entry[leg]);
            maintenance[symbol] += contracts[leg].maintenance(here, notional(leg, at));
            amounts[symbol] += amounts(leg, here, at + at);
            pnlSlope[symbol] += pnlPerStep[leg];
            sizes[symbol] += size[leg];
            lowestSlope[symbol] += slope(leg, 0);
            highestSlope[symbol] += slope(leg, contracts[leg].floors.length - 1);
        }
    }

    int symbols() {
        return symbols;
    }

    Listing listing(int symbol) {
        return listings[symbol];
    }

    /** True when surplus is concave in every symbol's coordinate. */
    boolean withoutSteps() {
        return withoutSteps;
    }

    /** True when maintenance margin may be negative somewhere. */
    boolean mayBeNegative() {
        return mayBeNegative;
    }

    /** Coordinate of a symbol's mark. */
    double x(int symbol) {
        return x[symbol];
    }

    /** A state function at the marks. */
    double value(double a, double b) {
        double value = a * collateral - ERROR * Math.abs(a * collateral);
        for (int symbol = 0; symbol < symbols; symbol++) {
            value += at(symbol, a, b);
        }
        return value;
    }

    /** What a state function changes by when one symbol goes from its mark to another coordinate, for the worse rounded. */
    double change(int symbol, double to, double a, double b) {
        double there = 0;
        for (int leg = firstLeg[symbol]; leg < firstLeg[symbol + 1]; leg++) {
            int tierThere = tierAt(leg, to);
            there += a * pnlPerStep[leg] * (to - entry[leg]);
            there -= b * contracts[leg].maintenance(tierThere, notional(leg, to));
            there -= ERROR * (Math.abs(a) + Math.abs(b)) * amounts(leg, tierThere, to + x[symbol]);
        }
        return there - at(symbol, a, b);
    }

    private double at(int symbol, double a, double b) {
        return a * pnl[symbol] - b * maintenance[symbol] - ERROR * (Math.abs(a) + Math.abs(b)) * amounts[symbol];
    }

    /** Change of unrealised PnL with the coordinate of a symbol. */
    double pnlSlope(int symbol) {
        return pnlSlope[symbol];
    }

    /** True when a state function loses nothing however far a symbol's coordinate rises. */
    boolean safeUpwards(int symbol, double a, double b) {
        double worst = b > 0 ? highestSlope[symbol] : lowestSlope[symbol];
        return withoutSteps && a * pnlSlope[symbol] - b * worst > ERROR * (Math.abs(a) + Math.abs(b)) * sizes[symbol];
    }

    /** True when a state function loses nothing however far a symbol's coordinate falls. */
    boolean safeDownwards(int symbol, double a, double b) {
        double worst = b > 0 ? lowestSlope[symbol] : highestSlope[symbol];
        return withoutSteps && a * pnlSlope[symbol] - b * worst <= 0;
    }

    /** Sum of the sizes of a symbol's positions. */
    double sizeOf(int symbol) {
        return sizes[symbol];
    }

    /**
     * How far one symbol's coordinate may move in one direction until the state function has lost {@code room}: walks tier by
     * tier, as the liquidation price does; steps at borders count.
     *
     * @return coordinate; infinity or 0 when no move uses the room up
     */
    double reach(int symbol, double from, double room, double a, double b, boolean upwards) {
        int first = firstLeg[symbol];
        int end = firstLeg[symbol + 1];
        for (int leg = first; leg < end; leg++) {
            tier[leg] = tierAt(leg, from);
        }
        double at = from;
        double left = room;
        while (true) {
            double slope = 0;
            double border = upwards ? Double.POSITIVE_INFINITY : 0;
            for (int leg = first; leg < end; leg++) {
                slope += a * pnlPerStep[leg] - b * slope(leg, tier[leg]);
                if (upwards) {
                    slope -= ERROR * (Math.abs(a) + Math.abs(b)) * size[leg];
                }
                double next = border(leg, upwards);
                border = upwards ? Math.min(border, next) : Math.max(border, next);
            }
            double loss = upwards ? -slope : slope;
            double span = Math.abs(border - at);
            if (loss > 0 && !(left > loss * span)) {
                return upwards ? at + left / loss : at - left / loss;
            }
            if (upwards ? border == Double.POSITIVE_INFINITY : border <= 0) {
                return border;
            }
            left -= loss * span + b * cross(first, end, border, upwards);
            if (!(left > 0)) {
                return border;
            }
            at = border;
        }
    }

    /** Moves the tiers over a border and gives the step of maintenance margin there. */
    private double cross(int first, int end, double border, boolean upwards) {
        double step = 0;
        for (int leg = first; leg < end; leg++) {
            if (border(leg, upwards) == border) {
                int to = tier[leg] + (upwards ? 1 : -1);
                step += contracts[leg].step(tier[leg], to, size[leg] * border);
                tier[leg] = to;
            }
        }
        return step;
    }

    private double border(int leg, boolean upwards) {
        ContractLines contract = contracts[leg];
        if (contract.onEntryValue) {
            return upwards ? Double.POSITIVE_INFINITY : 0;
        }
        return (upwards ? contract.cap(tier[leg]) : contract.floors[tier[leg]]) / size[leg];
    }

    private int tierAt(int leg, double at) {
        return contracts[leg].tierOf(notional(leg, at));
    }

    private double notional(int leg, double at) {
        return size[leg] * (contracts[leg].onEntryValue ? entry[leg] : at);
    }

    private double slope(int leg, int inTier) {
        ContractLines contract = contracts[leg];
        return contract.onEntryValue ? 0 : size[leg] * contract.rates[inTier];
    }

    private double amounts(int leg, int inTier, double at) {
        return size[leg] * (at + entry[leg]) + Math.abs(contracts[leg].amounts[inTier]);
    }

    private void makeRoom(int symbolsNeeded, int legsNeeded) {
        if (x.length < symbolsNeeded) {
            x = new double[symbolsNeeded];
            pnl = new double[symbolsNeeded];
            maintenance = new double[symbolsNeeded];
            amounts = new double[symbolsNeeded];
            pnlSlope = new double[symbolsNeeded];
            sizes = new double[symbolsNeeded];
            lowestSlope = new double[symbolsNeeded];
            highestSlope = new double[symbolsNeeded];
            firstLeg = new int[symbolsNeeded + 1];
        }
        if (size.length < legsNeeded) {
            contracts = Arrays.copyOf(contracts, legsNeeded);
            size = new double[legsNeeded];
            pnlPerStep = new double[legsNeeded];
            entry = new double[legsNeeded];
            tier = new int[legsNeeded];
        }
    }
}

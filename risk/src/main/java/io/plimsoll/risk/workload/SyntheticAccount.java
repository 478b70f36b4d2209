package io.plimsoll.risk.workload;

import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.MarginMode;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One random account: positions of 1,000 to 300,000 USDT opened within 5 % of the mark. Ordinary units have margin ratios up to 0.2
 * and liquidation distances above 0.15. Units of an account near a threshold are given the margin that puts either the ratio
 * or the distance of the first position where a move of that price by at most 1 % meets a level.
 */
final class SyntheticAccount {

    private static final double[] RATIOS = {0.60, 0.80, 0.95};
    private static final double[] DISTANCES = {0.10, 0.05, 0.02};

    private final Instrument[] instruments;
    private final SplittableRandom random;
    private final List<OpenPosition> cross = new ArrayList<>();
    private final List<OpenPosition> isolated = new ArrayList<>();
    private final boolean near;

    SyntheticAccount(
            Workload workload, Instrument[] instruments, Popularity popularity, SplittableRandom random, int size) {
        this.instruments = instruments;
        this.random = random;
        this.near = random.nextDouble() < workload.nearShare();
        Set<Integer> held = new HashSet<>();
        while (held.size() < size) {
            int symbol = popularity.draw(random);
            Side side = random.nextBoolean() ? Side.LONG : Side.SHORT;
            if (held.add(2 * symbol + side.ordinal())) {
                boolean inPool = random.nextDouble() < workload.crossShare();
                (inPool ? cross : isolated).add(open(symbol, side, inPool ? MarginMode.CROSS : MarginMode.ISOLATED));
            }
        }
    }

    void writeTo(SyntheticBook.Receiver receiver, String name) {
        for (OpenPosition open : isolated) {
            Position p = open.position();
            double margin = margin(MarginUnit.isolated(open));
            receiver.position(
                    name,
                    new Position(
                            p.symbol(), p.side(), p.marginMode(), p.quantity(), p.entryPrice(), margin, p.leverage()));
        }
        cross.forEach(open -> receiver.position(name, open.position()));
        receiver.balance(name, cross.isEmpty() ? 1_000 : margin(MarginUnit.cross("USDT", 0, cross)));
    }

    private OpenPosition open(int symbol, Side side, MarginMode mode) {
        double mark = SyntheticMarket.startPrice(symbol);
        double notional = 1_000 * Math.pow(300, random.nextDouble());
        double entry = mark * random.nextDouble(0.95, 1.05);
        return at(
                new Position(SyntheticMarket.symbol(symbol), side, mode, notional / mark, entry, 0, 10), symbol, mark);
    }

    private OpenPosition at(Position position, int symbol, double price) {
        return new OpenPosition(position, instruments[symbol], price);
    }

    /** Collateral that puts a unit where this account's units stand. */
    private double margin(MarginUnit unit) {
        if (!near) {
            double toLose = unit.notional() * random.nextDouble(0.25, 0.8);
            return Math.max(0, toLose + 5 * unit.maintenanceMargin() - unit.unrealizedPnl());
        }
        OpenPosition first = unit.positions().get(0);
        double off = 1 + random.nextDouble(-0.01, 0.01);
        int level = random.nextInt(3);
        boolean ratio = random.nextBoolean();
        double distance = ratio ? 0 : DISTANCES[level];
        MarginUnit there = moved(unit, first, off * (1 - first.position().side().sign() * distance));
        double balance = there.maintenanceMargin() / (ratio ? RATIOS[level] : 1);
        return Math.max(0, balance - there.unrealizedPnl());
    }

    /** The unit with no collateral and the price of one symbol taken a number of times. */
    private static MarginUnit moved(MarginUnit unit, OpenPosition which, double factor) {
        List<OpenPosition> moved = unit.positions().stream()
                .map(open -> open.position().symbol().equals(which.position().symbol())
                        ? new OpenPosition(open.position(), open.instrument(), open.markPrice() * factor)
                        : open)
                .toList();
        return new MarginUnit(unit.scope(), unit.settleAsset(), 0, moved);
    }
}

package io.plimsoll.risk.workload;

import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.MarginMode;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The floor that books are measured against: at each price every holder of the symbol is visited, over primitive arrays. It
 * does less than a book has to: sums are carried forward instead of made anew, only margin ratios are looked at, and a
 * change of level is counted, not told.
 *
 * <p>Linear contracts only. Owned by one thread.
 */
public final class HolderSweep {

    private static final double[] RAISE = {0.60, 0.80, 0.95, Double.POSITIVE_INFINITY};
    private static final double[] KEEP = {Double.NEGATIVE_INFINITY, 0.58, 0.78, 0.93};

    private final Map<String, Integer> symbols = new HashMap<>();
    private final int[][] unitOf;
    private final double[][] size;
    private final double[][] entry;
    private final double[][] pnl;
    private final double[][] maintenance;
    private final double[][] floors;
    private final double[][] rates;
    private final double[][] amounts;
    private final double[] balance;
    private final double[] needed;
    private final byte[] level;
    private long changes;

    /** The accounts of a workload at its first prices. */
    public HolderSweep(Workload workload) {
        int count = workload.symbols();
        unitOf = new int[count][0];
        size = new double[count][0];
        entry = new double[count][0];
        floors = new double[count][];
        rates = new double[count][];
        amounts = new double[count][];
        Collected collected = new Collected();
        SyntheticBook.writeTo(collected, workload);
        int[] held = new int[count];
        for (int i = 0; i < collected.positions.size(); i++) {
            Position position = collected.positions.get(i);
            int symbol = symbols.getOrDefault(position.symbol(), -1);
            int at = held[symbol]++;
            if (at == unitOf[symbol].length) {
                unitOf[symbol] = Arrays.copyOf(unitOf[symbol], 2 * at + 4);
                size[symbol] = Arrays.copyOf(size[symbol], 2 * at + 4);
                entry[symbol] = Arrays.copyOf(entry[symbol], 2 * at + 4);
            }
            unitOf[symbol][at] = collected.units.get(i);
            size[symbol][at] = position.side().sign() * position.quantity();
            entry[symbol][at] = position.entryPrice();
        }
        pnl = new double[count][];
        maintenance = new double[count][];
        for (int i = 0; i < count; i++) {
            unitOf[i] = Arrays.copyOf(unitOf[i], held[i]);
            pnl[i] = new double[held[i]];
            maintenance[i] = new double[held[i]];
        }
        balance = collected.collateral.stream().mapToDouble(Double::doubleValue).toArray();
        needed = new double[balance.length];
        level = new byte[balance.length];
        symbols.forEach((symbol, index) -> onPrice(index, SyntheticMarket.startPrice(index)));
        changes = 0;
    }

    /** Visits every holder of a symbol; levels changed so far are {@link #changes}. */
    public void onPrice(int symbol, double price) {
        int[] units = unitOf[symbol];
        double[] floor = floors[symbol];
        for (int i = 0; i < units.length; i++) {
            int unit = units[i];
            double signed = size[symbol][i];
            double gained = signed * (price - entry[symbol][i]);
            double notional = Math.abs(signed) * price;
            int tier = floor.length - 1;
            while (notional < floor[tier]) {
                tier--;
            }
            double asked = notional * rates[symbol][tier] - amounts[symbol][tier];
            double equity = balance[unit] + gained - pnl[symbol][i];
            double due = needed[unit] + asked - maintenance[symbol][i];
            pnl[symbol][i] = gained;
            maintenance[symbol][i] = asked;
            balance[unit] = equity;
            needed[unit] = due;
            int now = level[unit];
            if (due >= RAISE[now] * equity || due < KEEP[now] * equity) {
                int then = levelOf(equity > 0 ? due / equity : Double.POSITIVE_INFINITY, now);
                level[unit] = (byte) then;
                changes += then == now ? 0 : 1;
            }
        }
    }

    /** Changes of level so far. */
    public long changes() {
        return changes;
    }

    private static int levelOf(double ratio, int now) {
        int reached = 0;
        while (ratio >= RAISE[reached] && reached < RAISE.length - 1) {
            reached++;
        }
        if (reached >= now) {
            return reached;
        }
        int kept = now;
        while (ratio < KEEP[kept]) {
            kept--;
        }
        return kept;
    }

    /** Positions with the units they belong to, and the collateral of units. */
    private final class Collected implements SyntheticBook.Receiver {

        private final List<Position> positions = new ArrayList<>();
        private final List<Integer> units = new ArrayList<>();
        private final List<Double> collateral = new ArrayList<>();
        private final Map<String, Integer> pools = new HashMap<>();

        @Override
        public void instrument(Instrument instrument) {
            int symbol = symbols.size();
            symbols.put(instrument.symbol(), symbol);
            List<Tier> tiers = instrument.tiers().tiers();
            floors[symbol] = tiers.stream().mapToDouble(Tier::notionalFloor).toArray();
            rates[symbol] =
                    tiers.stream().mapToDouble(Tier::maintenanceMarginRate).toArray();
            amounts[symbol] =
                    tiers.stream().mapToDouble(Tier::maintenanceAmount).toArray();
        }

        @Override
        public void position(String account, Position position) {
            positions.add(position);
            if (position.marginMode() == MarginMode.ISOLATED) {
                units.add(collateral.size());
                collateral.add(position.isolatedMargin());
            } else {
                units.add(pool(account));
            }
        }

        @Override
        public void balance(String account, double walletBalance) {
            collateral.set(pool(account), walletBalance);
        }

        private int pool(String account) {
            return pools.computeIfAbsent(account, unused -> {
                collateral.add(0.0);
                return collateral.size() - 1;
            });
        }
    }
}

package io.plimsoll.risk.indicator;

import java.util.Optional;

/**
 * Realised volatility ranked among its own last values: rank = share of the {@code lookback} values before it that are lower
 * (equal ones half), 0 to 100; level = 0 low, 1 normal, 2 high, 3 extreme. First at bar n + lookback (from 0).
 */
public final class VolatilityRegime extends BarIndicator {
    private static final int RANK = 0;
    private static final int LEVEL = 1;

    private final RealizedVolatility volatility;
    private final SortedWindow past;

    /** Of {@code period} returns of bars that last {@code barMs}, among {@code lookback} values, >= 20. */
    public VolatilityRegime(int period, int lookback, long barMs) {
        super("regime:" + period + "-" + lookback, "rank", "level");
        this.volatility = new RealizedVolatility(period, barMs);
        this.past = new SortedWindow(Periods.check("regime", lookback, 20));
    }

    /** The regime; empty until there is a rank. */
    public Optional<Regime> regime() {
        double level = value(LEVEL);
        return Double.isNaN(level) ? Optional.empty() : Optional.of(Regime.values()[(int) level]);
    }

    @Override
    void take(Bar bar) {
        volatility.take(bar);
        double now = volatility.value(0);
        if (Double.isNaN(now)) {
            return;
        }
        if (past.isFull()) {
            double rank = past.percentileRank(now);
            Regime next = regime().map(before -> before.next(rank)).orElseGet(() -> Regime.at(rank));
            set(RANK, rank);
            set(LEVEL, next.ordinal());
        }
        past.add(now);
    }

    @Override
    void write(StateWriter to) {
        volatility.write(to);
        past.write(to);
    }

    @Override
    void read(StateReader from) {
        volatility.read(from);
        past.read(from);
    }
}

package io.plimsoll.risk.indicator;

/**
 * Realised volatility a year, as a fraction (0.6 = 60 %): sample deviation (divided by n - 1) of the last n log returns of
 * closes, times the root of the bars in a year of 365 days; first at bar n (from 0). A return over missing bars counts as
 * one. Closes 100, 101, 100 of daily bars with n = 2: returns +-0.00995, deviation 0.01407, volatility 0.2688.
 */
public final class RealizedVolatility extends BarIndicator {
    private static final double YEAR_MS = 365 * 86_400_000.0;

    private final double barsPerYearRoot;
    private final SlidingVariance returns;
    private double previousClose = Double.NaN;

    /** Of {@code period} returns, >= 2, of bars that last {@code barMs} milliseconds, > 0. */
    public RealizedVolatility(int period, long barMs) {
        super("volatility:" + period, "");
        if (barMs <= 0) {
            throw new IllegalArgumentException("volatility: barMs: found " + barMs + ", expected > 0");
        }
        this.barsPerYearRoot = Math.sqrt(YEAR_MS / barMs);
        this.returns = new SlidingVariance(Periods.check("volatility", period, 2));
    }

    @Override
    void take(Bar bar) {
        if (!Double.isNaN(previousClose)) {
            returns.add(Math.log(bar.close() / previousClose));
        }
        previousClose = bar.close();
        set(0, returns.sampleDeviation() * barsPerYearRoot);
    }

    @Override
    void write(StateWriter to) {
        to.write(previousClose);
        returns.write(to);
    }

    @Override
    void read(StateReader from) {
        previousClose = from.read();
        returns.read(from);
    }
}

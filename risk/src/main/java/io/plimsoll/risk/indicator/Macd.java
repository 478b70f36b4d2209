package io.plimsoll.risk.indicator;

/**
 * Moving average convergence and divergence of closes: line = fast EMA - slow EMA, signal = EMA of the line, histogram =
 * line - signal, all in price units. Seeded as TA-Lib does: the fast average starts with the mean of the last {@code fast} of
 * the first {@code slow} closes, so that both begin at the same bar; the signal with the mean of its first lines. With
 * 12-26-9 the line begins at bar 25, signal and histogram at bar 33 (from 0).
 */
public final class Macd extends BarIndicator {
    public static final int LINE = 0;
    public static final int SIGNAL = 1;
    public static final int HISTOGRAM = 2;

    private final int waiting;
    private final SeededAverage fast;
    private final SeededAverage slow;
    private final SeededAverage signal;

    /**
     * A line of two averages and its signal.
     *
     * @throws IllegalArgumentException unless 1 <= fast < slow and signal >= 1
     */
    public Macd(int fastPeriod, int slowPeriod, int signalPeriod) {
        super("macd:" + fastPeriod + "-" + slowPeriod + "-" + signalPeriod, "line", "signal", "histogram");
        Periods.check("macd", slowPeriod, 2);
        if (fastPeriod >= slowPeriod) {
            throw new IllegalArgumentException(
                    "macd: fast period: found " + fastPeriod + ", expected less than the slow period " + slowPeriod);
        }
        this.waiting = slowPeriod - fastPeriod;
        this.fast = SeededAverage.exponential(Periods.check("macd", fastPeriod, 1));
        this.slow = SeededAverage.exponential(slowPeriod);
        this.signal = SeededAverage.exponential(Periods.check("macd", signalPeriod, 1));
    }

    @Override
    void take(Bar bar) {
        slow.add(bar.close());
        if (barsSeen() > waiting) {
            fast.add(bar.close());
        }
        double line = fast.value() - slow.value();
        if (!Double.isNaN(line)) {
            signal.add(line);
        }
        set(LINE, line);
        set(SIGNAL, signal.value());
        set(HISTOGRAM, line - signal.value());
    }

    @Override
    void write(StateWriter to) {
        fast.write(to);
        slow.write(to);
        signal.write(to);
    }

    @Override
    void read(StateReader from) {
        fast.read(from);
        slow.read(from);
        signal.read(from);
    }
}

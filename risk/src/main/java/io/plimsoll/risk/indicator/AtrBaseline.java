package io.plimsoll.risk.indicator;

/**
 * Average true range beside what it was of late: atr as {@link Atr}, baseline = mean of its {@code lookback} values before
 * this bar, both in price units. First: atr at bar n, baseline at bar n + lookback (from 0). An ATR of 3 after values of 1
 * and 2: baseline 1.5, a ratio of 2.
 */
public final class AtrBaseline extends BarIndicator {
    public static final int ATR = 0;
    public static final int BASELINE = 1;

    private final Atr atr;
    private final SlidingSum past;

    /** An average of {@code period} ranges, >= 1, against {@code lookback} values of it, >= 1. */
    public AtrBaseline(int period, int lookback) {
        super("atrbaseline:" + period + "-" + lookback, "atr", "baseline");
        this.atr = new Atr(period);
        this.past = new SlidingSum(Periods.check("atrbaseline", lookback, 1));
    }

    @Override
    void take(Bar bar) {
        atr.take(bar);
        double now = atr.value(0);
        set(ATR, now);
        if (!Double.isNaN(now)) {
            set(BASELINE, past.mean());
            past.add(now);
        }
    }

    @Override
    void write(StateWriter to) {
        atr.write(to);
        past.write(to);
    }

    @Override
    void read(StateReader from) {
        atr.read(from);
        past.read(from);
    }
}

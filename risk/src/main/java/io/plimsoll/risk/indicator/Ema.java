package io.plimsoll.risk.indicator;

/**
 * Exponential moving average of closes, seeded with the mean of the first n as TA-Lib does: first at bar n - 1 (from 0).
 * Closes 1, 2, 3, 5 with n = 3 (weight 1/2): 2, 3.5.
 */
public final class Ema extends BarIndicator {
    private final SeededAverage average;

    /** An average of {@code period} bars, >= 1. */
    public Ema(int period) {
        super("ema:" + period, "");
        this.average = SeededAverage.exponential(Periods.check("ema", period, 1));
    }

    @Override
    void take(Bar bar) {
        average.add(bar.close());
        set(0, average.value());
    }

    @Override
    void write(StateWriter to) {
        average.write(to);
    }

    @Override
    void read(StateReader from) {
        average.read(from);
    }
}

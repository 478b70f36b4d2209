package io.plimsoll.risk.indicator;

/** Simple moving average: mean of the last n closes, first at bar n - 1 (from 0). Closes 1, 2, 3, 4 with n = 3: 2, 3. */
public final class Sma extends BarIndicator {
    private final SlidingSum window;

    /** An average of {@code period} bars, >= 1. */
    public Sma(int period) {
        super("sma:" + period, "");
        this.window = new SlidingSum(Periods.check("sma", period, 1));
    }

    @Override
    void take(Bar bar) {
        window.add(bar.close());
        set(0, window.mean());
    }

    @Override
    void write(StateWriter to) {
        window.write(to);
    }

    @Override
    void read(StateReader from) {
        window.read(from);
    }
}

package io.plimsoll.risk.indicator;

/** Average true range as a percentage of the close: {@code 100 ATR / close}; first at bar n (from 0). ATR 3, close 100: 3. */
public final class Natr extends BarIndicator {
    private final Atr atr;

    /** Of an average of {@code period} ranges, >= 1. */
    public Natr(int period) {
        super("natr:" + period, "");
        this.atr = new Atr(Periods.check("natr", period, 1));
    }

    @Override
    void take(Bar bar) {
        atr.take(bar);
        set(0, 100 * atr.value(0) / bar.close());
    }

    @Override
    void write(StateWriter to) {
        atr.write(to);
    }

    @Override
    void read(StateReader from) {
        atr.read(from);
    }
}

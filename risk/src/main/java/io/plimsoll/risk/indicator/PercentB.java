package io.plimsoll.risk.indicator;

/**
 * Where the close lies between its Bollinger bands: 0 at the lower, 1 at the upper, a fraction that may lie outside; not
 * defined while the bands have no width. First at bar n - 1 (from 0).
 */
public final class PercentB extends BarIndicator {
    private final Bollinger bands;

    /** Of bands of {@code period} bars, >= 2, and {@code deviations} > 0. */
    public PercentB(int period, double deviations) {
        super("percentb:" + period + "-" + PlainNumber.of(deviations), "");
        this.bands = new Bollinger(period, deviations);
    }

    @Override
    void take(Bar bar) {
        bands.take(bar);
        double lower = bands.value(Bollinger.LOWER);
        double width = bands.value(Bollinger.UPPER) - lower;
        set(0, width > 0 ? (bar.close() - lower) / width : Double.NaN);
    }

    @Override
    void write(StateWriter to) {
        bands.write(to);
    }

    @Override
    void read(StateReader from) {
        bands.read(from);
    }
}

package io.plimsoll.risk.indicator;

/**
 * Whether the Bollinger BandWidth is as low as, or lower than, on each of the {@code lookback} bars before: 1 or 0. John
 * Bollinger's six-month low is 125 daily bars. First at bar n - 1 + lookback (from 0): 144 with 20-2-125.
 */
public final class Squeeze extends BarIndicator {
    private final Bollinger bands;
    private final SlidingMaximum negativeWidths;
    private double lowestBefore = Double.NaN;

    /** Of bands of {@code period} bars, >= 2, and {@code deviations} > 0, against {@code lookback} bars, >= 1. */
    public Squeeze(int period, double deviations, int lookback) {
        super("squeeze:" + period + "-" + PlainNumber.of(deviations) + "-" + lookback, "");
        this.bands = new Bollinger(period, deviations);
        this.negativeWidths = new SlidingMaximum(Periods.check("squeeze", lookback, 1));
    }

    /** The bands whose width it looks at. */
    public Bollinger bands() {
        return bands;
    }

    /** Lowest bandWidth of the bars the last one was compared with; not a number before that. */
    public double lowestBefore() {
        return lowestBefore;
    }

    @Override
    void take(Bar bar) {
        bands.take(bar);
        double width = bands.value(Bollinger.BAND_WIDTH);
        if (!Double.isNaN(width)) {
            lowestBefore = -negativeWidths.maximum();
            set(0, Double.isNaN(lowestBefore) ? Double.NaN : width <= lowestBefore ? 1 : 0);
            negativeWidths.add(-width);
        }
    }

    @Override
    void write(StateWriter to) {
        bands.write(to);
        negativeWidths.write(to);
    }

    @Override
    void read(StateReader from) {
        bands.read(from);
        negativeWidths.read(from);
    }
}

package io.plimsoll.risk.indicator;

/**
 * Average true range, in price units: Wilder's average of the true ranges of bars 1, 2, … (bar 0 has no previous close and
 * does not count, as in TA-Lib); first at bar n (from 0), the mean of true ranges 1 to n.
 */
public final class Atr extends BarIndicator {
    private final SeededAverage average;
    private double previousClose = Double.NaN;

    /** An average of {@code period} ranges, >= 1. */
    public Atr(int period) {
        super("atr:" + period, "");
        this.average = SeededAverage.wilder(Periods.check("atr", period, 1));
    }

    @Override
    void take(Bar bar) {
        if (!Double.isNaN(previousClose)) {
            average.add(TrueRange.of(bar, previousClose));
        }
        previousClose = bar.close();
        set(0, average.value());
    }

    @Override
    void write(StateWriter to) {
        to.write(previousClose);
        average.write(to);
    }

    @Override
    void read(StateReader from) {
        previousClose = from.read();
        average.read(from);
    }
}

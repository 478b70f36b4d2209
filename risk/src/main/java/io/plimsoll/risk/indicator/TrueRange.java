package io.plimsoll.risk.indicator;

/**
 * True range, in price units: the largest of high - low, |high - previous close| and |low - previous close|; high - low at
 * bar 0. A bar 48.72 to 48.14 after a close of 47.50: 1.22.
 */
public final class TrueRange extends BarIndicator {
    private double previousClose = Double.NaN;

    /** A range of single bars. */
    public TrueRange() {
        super("tr", "");
    }

    static double of(Bar bar, double previousClose) {
        double range = bar.high() - bar.low();
        if (Double.isNaN(previousClose)) {
            return range;
        }
        double up = Math.abs(bar.high() - previousClose);
        double down = Math.abs(bar.low() - previousClose);
        return Math.max(range, Math.max(up, down));
    }

    @Override
    void take(Bar bar) {
        set(0, of(bar, previousClose));
        previousClose = bar.close();
    }

    @Override
    void write(StateWriter to) {
        to.write(previousClose);
    }

    @Override
    void read(StateReader from) {
        previousClose = from.read();
    }
}

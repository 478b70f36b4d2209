package io.plimsoll.risk.indicator;

/**
 * Wilder's relative strength index of closes, 0 to 100: {@code 100 G / (G + L)}, G and L Wilder's averages of gains and of
 * losses (>= 0), seeded with the mean of the first n changes; first at bar n (from 0). Only gains give 100, only losses 0; no
 * change at all gives 50, where TA-Lib and ta4j say 0. Example: the 15 closes of the StockCharts worksheet give 70.53.
 */
public final class Rsi extends BarIndicator {
    private final SeededAverage gains;
    private final SeededAverage losses;
    private double previousClose = Double.NaN;

    /** An index of {@code period} changes, >= 2. */
    public Rsi(int period) {
        super("rsi:" + period, "");
        this.gains = SeededAverage.wilder(Periods.check("rsi", period, 2));
        this.losses = SeededAverage.wilder(period);
    }

    @Override
    void take(Bar bar) {
        if (!Double.isNaN(previousClose)) {
            double change = bar.close() - previousClose;
            gains.add(Math.max(change, 0));
            losses.add(Math.max(-change, 0));
        }
        previousClose = bar.close();
        set(0, index(gains.value(), losses.value()));
    }

    private static double index(double gain, double loss) {
        double moved = gain + loss;
        return moved == 0 ? 50 : 100 * gain / moved;
    }

    @Override
    void write(StateWriter to) {
        to.write(previousClose);
        gains.write(to);
        losses.write(to);
    }

    @Override
    void read(StateReader from) {
        previousClose = from.read();
        gains.read(from);
        losses.read(from);
    }
}

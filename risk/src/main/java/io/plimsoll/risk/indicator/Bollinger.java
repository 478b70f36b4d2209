package io.plimsoll.risk.indicator;

/**
 * Bollinger bands of closes: middle = mean of the last n, lower and upper = middle -+ k population deviations, bandWidth =
 * (upper - lower) / middle as a fraction; first at bar n - 1 (from 0). Closes 1, 2, 3 with n = 3, k = 2: deviation
 * sqrt(2/3), bands 0.367, 2, 3.633, bandWidth 1.633.
 */
public final class Bollinger extends BarIndicator {
    public static final int LOWER = 0;
    public static final int MIDDLE = 1;
    public static final int UPPER = 2;
    public static final int BAND_WIDTH = 3;

    private final double deviations;
    private final SlidingVariance window;

    /** Bands of {@code period} bars, >= 2, and {@code deviations} > 0. */
    public Bollinger(int period, double deviations) {
        super("bollinger:" + period + "-" + PlainNumber.of(deviations), "lower", "middle", "upper", "bandWidth");
        this.deviations = PlainNumber.checkPositive("bollinger", "deviations", deviations);
        this.window = new SlidingVariance(Periods.check("bollinger", period, 2));
    }

    @Override
    void take(Bar bar) {
        window.add(bar.close());
        double middle = window.mean();
        double reach = deviations * window.populationDeviation();
        double lower = middle - reach;
        double upper = middle + reach;
        set(LOWER, lower);
        set(MIDDLE, middle);
        set(UPPER, upper);
        set(BAND_WIDTH, (upper - lower) / middle);
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

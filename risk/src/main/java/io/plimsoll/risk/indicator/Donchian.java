package io.plimsoll.risk.indicator;

/**
 * Donchian channel: lowest low and highest high of the last n bars, the current one included; first at bar n - 1 (from 0).
 * A breakout compares a bar with the channel as it was before that bar.
 */
public final class Donchian extends BarIndicator {
    public static final int LOWER = 0;
    public static final int UPPER = 1;

    private final SlidingMaximum highs;
    private final SlidingMaximum negativeLows;

    /** A channel of {@code period} bars, >= 1. */
    public Donchian(int period) {
        super("donchian:" + period, "lower", "upper");
        this.highs = new SlidingMaximum(Periods.check("donchian", period, 1));
        this.negativeLows = new SlidingMaximum(period);
    }

    /** Mean of both sides; not a number until they are defined. */
    public double middle() {
        return (value(LOWER) + value(UPPER)) / 2;
    }

    @Override
    void take(Bar bar) {
        highs.add(bar.high());
        negativeLows.add(-bar.low());
        set(LOWER, -negativeLows.maximum());
        set(UPPER, highs.maximum());
    }

    @Override
    void write(StateWriter to) {
        highs.write(to);
        negativeLows.write(to);
    }

    @Override
    void read(StateReader from) {
        highs.read(from);
        negativeLows.read(from);
    }
}

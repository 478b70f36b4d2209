package io.plimsoll.risk.indicator;

import java.util.Optional;

/**
 * Swing highs and lows: a high that exceeds the highs of the k bars on each side, a low below the lows of them (equal ones do
 * not count). Confirmed k bars late and never taken back; the values are the prices of the latest confirmed ones. First
 * possible at bar 2k (from 0). Highs 1, 2, 5, 3, 2 with k = 2: 5 is a swing high, known at the last of them.
 */
public final class SwingPivots extends BarIndicator {
    private final SwingDetector highs;
    private final SwingDetector lows;

    /** Swings that stand out over {@code reach} bars on each side, >= 1. */
    public SwingPivots(int reach) {
        super("swings:" + reach, "high", "low");
        this.highs = new SwingDetector(Periods.check("swings", reach, 1), 1);
        this.lows = new SwingDetector(reach, -1);
    }

    /** Latest confirmed swing high. */
    public Optional<Swing> high() {
        return highs.last();
    }

    /** The swing high before {@link #high()}: higher highs, or not. */
    public Optional<Swing> previousHigh() {
        return highs.previous();
    }

    /** Latest confirmed swing low. */
    public Optional<Swing> low() {
        return lows.last();
    }

    /** The swing low before {@link #low()}. */
    public Optional<Swing> previousLow() {
        return lows.previous();
    }

    /** The move between the latest swing high and the latest swing low; empty when both are the same bar. */
    public Optional<FibonacciLevels> leg() {
        if (high().isEmpty() || low().isEmpty()) {
            return Optional.empty();
        }
        Swing high = high().get();
        Swing low = low().get();
        if (high.barTimeMs() == low.barTimeMs()) {
            return Optional.empty();
        }
        boolean up = low.barTimeMs() < high.barTimeMs();
        return Optional.of(
                up ? new FibonacciLevels(low.price(), high.price()) : new FibonacciLevels(high.price(), low.price()));
    }

    @Override
    void take(Bar bar) {
        update(bar);
    }

    /** Takes a bar and tells whether it confirmed a swing. */
    boolean update(Bar bar) {
        boolean newHigh = highs.add(bar.high(), bar.openTimeMs());
        boolean newLow = lows.add(bar.low(), bar.openTimeMs());
        if (newHigh) {
            set(0, highs.last().orElseThrow().price());
        }
        if (newLow) {
            set(1, lows.last().orElseThrow().price());
        }
        return newHigh || newLow;
    }

    @Override
    void write(StateWriter to) {
        highs.write(to);
        lows.write(to);
    }

    @Override
    void read(StateReader from) {
        highs.read(from);
        lows.read(from);
    }
}

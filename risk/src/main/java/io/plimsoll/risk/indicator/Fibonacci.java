package io.plimsoll.risk.indicator;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fibonacci levels of the latest confirmed leg, from swing to opposite swing of k bars on each side. The levels change only
 * when a swing is confirmed, k bars late.
 */
public final class Fibonacci extends BarIndicator {
    private final SwingPivots swings;

    /** Levels of swings that stand out over {@code reach} bars on each side, >= 1. */
    public Fibonacci(int reach) {
        super("fibonacci:" + reach, names());
        this.swings = new SwingPivots(Periods.check("fibonacci", reach, 1));
    }

    private static String[] names() {
        return Stream.concat(FibonacciLevels.RETRACEMENTS.stream(), FibonacciLevels.EXTENSIONS.stream())
                .map(PlainNumber::of)
                .toArray(String[]::new);
    }

    /** The leg; empty until there is one. */
    public Optional<FibonacciLevels> leg() {
        return swings.leg();
    }

    @Override
    void take(Bar bar) {
        if (!swings.update(bar)) {
            return;
        }
        Optional<FibonacciLevels> leg = swings.leg();
        int output = 0;
        for (double ratio : FibonacciLevels.RETRACEMENTS) {
            set(output++, leg.map(each -> each.retracement(ratio)).orElse(Double.NaN));
        }
        for (double ratio : FibonacciLevels.EXTENSIONS) {
            set(output++, leg.map(each -> each.extension(ratio)).orElse(Double.NaN));
        }
    }

    @Override
    void write(StateWriter to) {
        swings.write(to);
    }

    @Override
    void read(StateReader from) {
        swings.read(from);
    }
}

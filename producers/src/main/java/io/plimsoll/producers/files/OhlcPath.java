package io.plimsoll.producers.files;

import java.math.BigDecimal;
import java.util.List;

/**
 * Prices a bar gives. {@code FULL}: open, the nearer of high and low to the open (a tie goes to the low), the other, close,
 * at t, t + i/4, t + 2i/4, t + 3i/4 of a bar at t lasting i. {@code CLOSE}: the close alone, at t + 3i/4 as above.
 * Example: open 100, high 103, low 99, close 102 gives 100, 99, 103, 102.
 */
public enum OhlcPath {
    FULL,
    CLOSE;

    List<BigDecimal> prices(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {
        if (this == CLOSE) {
            return List.of(close);
        }
        boolean highFirst = high.subtract(open).compareTo(open.subtract(low)) < 0;
        return highFirst ? List.of(open, high, low, close) : List.of(open, low, high, close);
    }

    /** Time of price {@code step} (from 0) of a bar. */
    long timeMs(long barMs, long intervalMs, int step) {
        return barMs + (this == CLOSE ? 3 : step) * intervalMs / 4;
    }
}

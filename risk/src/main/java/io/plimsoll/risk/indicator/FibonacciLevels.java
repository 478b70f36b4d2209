package io.plimsoll.risk.indicator;

import java.util.List;

/**
 * Prices at fixed shares of a move. Up from 100 to 200: retracement 0.618 is 138.2, extension 1.618 is 261.8; a move down is
 * mirrored. Retracement and extension are one formula: {@code end - ratio (end - start)} and
 * {@code end + (ratio - 1) (end - start)}.
 *
 * @param start price the move began at, > 0
 * @param end price it ended at, > 0; above start for a move up
 */
public record FibonacciLevels(double start, double end) {
    /** Shares of the move that are given back. */
    public static final List<Double> RETRACEMENTS = List.of(0.236, 0.382, 0.5, 0.618, 0.786);

    /** Multiples of the move. */
    public static final List<Double> EXTENSIONS = List.of(1.272, 1.618);

    /** Checks the prices. */
    public FibonacciLevels {
        if (!(start > 0 && end > 0)) {
            throw new IllegalArgumentException("move: found " + start + " to " + end + ", expected prices > 0");
        }
    }

    /** Whether the move went up. */
    public boolean up() {
        return end > start;
    }

    /** Price at which {@code ratio} of the move, a fraction, is given back; 1 is the start. */
    public double retracement(double ratio) {
        return end - ratio * (end - start);
    }

    /** Price at which the move has reached {@code ratio} times its length; 1 is the end. May be <= 0 for a move down. */
    public double extension(double ratio) {
        return end + (ratio - 1) * (end - start);
    }
}

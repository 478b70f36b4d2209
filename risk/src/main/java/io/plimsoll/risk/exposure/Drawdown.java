package io.plimsoll.risk.exposure;

/**
 * How far equity is below the highest it has been.
 *
 * <p>Example: peak 12,500, equity 10,000: drawdown 2,500, 20 %.
 *
 * @param peakEquity highest equity so far, > 0
 * @param equity equity now, at most the peak; may be negative
 */
public record Drawdown(double peakEquity, double equity) {

    /** Checks ranges. */
    public Drawdown {
        if (!(peakEquity > 0 && Double.isFinite(peakEquity))) {
            throw new IllegalArgumentException("peakEquity is " + peakEquity + ", expected a finite number above 0");
        }
        if (!(equity <= peakEquity && Double.isFinite(equity))) {
            throw new IllegalArgumentException("equity is " + equity + ", expected at most the peak " + peakEquity);
        }
    }

    /** Starts at an equity that is its own peak. */
    public static Drawdown from(double equity) {
        return new Drawdown(equity, equity);
    }

    /** After equity became this, by gains and losses alone. */
    public Drawdown then(double nextEquity) {
        return new Drawdown(Math.max(peakEquity, nextEquity), nextEquity);
    }

    /** After a deposit, or a withdrawal when negative: money moved, nothing lost, so the peak moves along. */
    public Drawdown moved(double amount) {
        return new Drawdown(peakEquity + amount, equity + amount);
    }

    /** Money below the peak, >= 0. */
    public double amount() {
        return peakEquity - equity;
    }

    /** Share of the peak that is gone, >= 0; above 1 when equity is negative. */
    public double fraction() {
        return amount() / peakEquity;
    }
}

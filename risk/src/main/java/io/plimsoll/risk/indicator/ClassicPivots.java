package io.plimsoll.risk.indicator;

/**
 * Floor traders' levels of a finished period. High 110, low 100, close 105: pivot 105, R1 110, S1 100, R2 115, S2 95, R3 120,
 * S3 90.
 *
 * @param high of the period, > 0
 * @param low of the period, > 0
 * @param close of the period
 */
public record ClassicPivots(double high, double low, double close) {
    /** Mean of high, low and close. */
    public double pivot() {
        return (high + low + close) / 3;
    }

    /** First resistance. */
    public double r1() {
        return 2 * pivot() - low;
    }

    /** First support. */
    public double s1() {
        return 2 * pivot() - high;
    }

    /** Second resistance. */
    public double r2() {
        return pivot() + (high - low);
    }

    /** Second support. */
    public double s2() {
        return pivot() - (high - low);
    }

    /** Third resistance. */
    public double r3() {
        return high + 2 * (pivot() - low);
    }

    /** Third support; may be <= 0 after a wild period. */
    public double s3() {
        return low - 2 * (high - pivot());
    }
}

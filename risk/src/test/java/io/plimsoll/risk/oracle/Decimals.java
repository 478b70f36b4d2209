package io.plimsoll.risk.oracle;

import java.math.BigDecimal;
import java.math.MathContext;

/** Fifty-digit arithmetic. */
final class Decimals {

    static final MathContext DIGITS = new MathContext(50);

    private Decimals() {}

    static BigDecimal of(double number) {
        return new BigDecimal(number);
    }

    static BigDecimal times(BigDecimal a, BigDecimal b) {
        return a.multiply(b, DIGITS);
    }

    static BigDecimal over(BigDecimal a, BigDecimal b) {
        return a.divide(b, DIGITS);
    }

    /** Whether two numbers are the same up to 1e-9 of {@code scale}. */
    static boolean near(double a, BigDecimal b, double scale) {
        return of(a).subtract(b).abs().doubleValue() <= 1e-9 * scale;
    }
}

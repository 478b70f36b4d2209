package io.plimsoll.app.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A measured number for people: three digits that mean something, never an exponent. */
final class PlainFigure {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

    private PlainFigure() {}

    static String of(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "none";
        }
        if (Math.abs(value) >= 100) {
            return Long.toString(Math.round(value));
        }
        BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}

package io.plimsoll.alerting.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them: plain decimals, no exponent. 0.81234567 as a ratio is {@code 0.8123}. */
final class PlainNumbers {
    private static final String NONE = "none";

    private PlainNumbers() {}

    /** A fraction with four decimals; {@code Infinity} stays a word. */
    static String ratio(@Nullable Double value) {
        if (value == null) {
            return NONE;
        }
        if (value.isInfinite() || value.isNaN()) {
            return value.toString();
        }
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** A fraction as per cent with two decimals: 0.0512 is {@code 5.12 %}. */
    static String percent(@Nullable Double fraction) {
        if (fraction == null || fraction.isInfinite() || fraction.isNaN()) {
            return fraction == null ? NONE : fraction.toString();
        }
        return BigDecimal.valueOf(fraction)
                        .movePointRight(2)
                        .setScale(2, RoundingMode.HALF_EVEN)
                        .toPlainString()
                + " %";
    }

    /** A price or quantity with eight significant digits, no trailing zeros. */
    static String amount(@Nullable BigDecimal value) {
        if (value == null) {
            return NONE;
        }
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal rounded = value.precision() - value.scale() > 8
                ? value.setScale(0, RoundingMode.HALF_EVEN)
                : value.round(new MathContext(8, RoundingMode.HALF_EVEN));
        return rounded.stripTrailingZeros().toPlainString();
    }

    /** Money in its asset: two decimals from 1 on, eight significant digits below. */
    static String money(BigDecimal value) {
        return value.abs().compareTo(BigDecimal.ONE) >= 0
                ? value.setScale(2, RoundingMode.HALF_EVEN).toPlainString()
                : amount(value);
    }
}

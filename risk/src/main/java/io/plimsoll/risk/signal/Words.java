package io.plimsoll.risk.signal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers inside a sentence. */
final class Words {
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private Words() {}

    /** A price with up to six digits, never with an exponent: 104250, 0.0123457. */
    static String price(double value) {
        BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** One digit after the point. */
    static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Two digits after the point. */
    static String hundredths(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}

package io.plimsoll.app.stress;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** Numbers as people read them in a table: plain decimals, rounded half to even. */
final class Figures {
    private static final MathContext EIGHT_DIGITS = new MathContext(8, RoundingMode.HALF_EVEN);

    private Figures() {}

    /** Two decimals from 1 on, eight significant digits below: coins are counted finer than dollars. */
    static String money(double amount) {
        BigDecimal exact = BigDecimal.valueOf(amount);
        if (amount == 0 || exact.abs().compareTo(BigDecimal.ONE) >= 0) {
            return exact.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
        }
        return exact.round(EIGHT_DIGITS).stripTrailingZeros().toPlainString();
    }

    /** A ratio with four decimals. */
    static String ratio(double ratio) {
        return Double.isInfinite(ratio) ? "infinite" : scaled(ratio, 4);
    }

    /** A fraction in per cent with two decimals; a dash when there is none. */
    static String percent(OptionalDouble fraction) {
        return fraction.isEmpty() ? "-" : scaled(fraction.getAsDouble() * 100, 2) + " %";
    }

    /** How many times, two decimals. */
    static String multiple(double times) {
        return scaled(times, 2);
    }

    private static String scaled(double number, int decimals) {
        return BigDecimal.valueOf(number)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}

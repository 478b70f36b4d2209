package io.plimsoll.risk.rule;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers in words for people: plain decimal notation, never an exponent. */
final class PlainDecimal {

    private static final int VALUE_DECIMALS = 4;
    private static final int THRESHOLD_DECIMALS = 2;
    private static final MathContext TWELVE_DIGITS = new MathContext(12);

    private PlainDecimal() {}

    /** Shortest decimal that names this double; not a number and infinity by their names. */
    static String exactly(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }

    /** A measured value to four decimals, cut towards {@code mode} so that it never seems to cross a threshold it did not. */
    static String value(double number, RoundingMode mode) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).setScale(VALUE_DECIMALS, mode).toPlainString()
                : "infinite";
    }

    /** A threshold with at least two decimals, rid of the noise of binary subtraction. */
    static String threshold(double number) {
        BigDecimal plain = new BigDecimal(number, TWELVE_DIGITS).stripTrailingZeros();
        return plain.scale() < THRESHOLD_DECIMALS
                ? plain.setScale(THRESHOLD_DECIMALS, RoundingMode.UNNECESSARY).toPlainString()
                : plain.toPlainString();
    }
}

package io.plimsoll.producers.files;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Decimal numbers as the contract writes them: plain notation, no exponent, at most 20 integer and 18 fractional digits.
 * {@code NaN}, {@code Infinity}, {@code 0x10}, {@code 1e5} and {@code .5} are none. The result has scale 18, as on the wire.
 */
final class DecimalText {
    /** Which numbers a field may hold, and how a fault names them. */
    enum Range {
        ANY("a decimal number"),
        NOT_NEGATIVE("a decimal number >= 0"),
        POSITIVE("a decimal number > 0"),
        BELOW_1("a decimal number >= 0 and < 1"),
        UP_TO_1("a decimal number >= 0 and <= 1");

        private final String words;

        Range(String words) {
            this.words = words;
        }

        String expected() {
            return words + " (at most 20 integer and 18 fractional digits)";
        }

        private boolean holds(BigDecimal value) {
            return switch (this) {
                case ANY -> true;
                case NOT_NEGATIVE -> value.signum() >= 0;
                case POSITIVE -> value.signum() > 0;
                case BELOW_1 -> value.signum() >= 0 && value.compareTo(BigDecimal.ONE) < 0;
                case UP_TO_1 -> value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0;
            };
        }
    }

    /** Zero at the scale of the wire. */
    static final BigDecimal ZERO = BigDecimal.ZERO.setScale(18);

    private static final int INTEGER_DIGITS = 20;
    private static final int FRACTION_DIGITS = 18;

    private DecimalText() {}

    static Optional<BigDecimal> parse(String text, Range range) {
        if (!isPlain(text)) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text).setScale(18);
        return range.holds(value) ? Optional.of(value) : Optional.empty();
    }

    /** {@code -?[0-9]{1,20}(\.[0-9]{1,18})?}, by hand, as a file of accounts is mostly numbers. */
    private static boolean isPlain(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = digitsEnd(text, start);
        if (point == start || point - start > INTEGER_DIGITS) {
            return false;
        }
        if (point == text.length()) {
            return true;
        }
        int end = digitsEnd(text, point + 1);
        int fraction = end - point - 1;
        return text.charAt(point) == '.' && end == text.length() && fraction >= 1 && fraction <= FRACTION_DIGITS;
    }

    private static int digitsEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}

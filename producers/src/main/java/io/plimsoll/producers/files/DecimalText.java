package io.plimsoll.producers.files;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decimal numbers as the contract writes them: plain notation, no exponent, at most 20 integer and 18 fractional digits.
 * {@code NaN}, {@code Infinity}, {@code 0x10}, {@code 1e5} and {@code .5} are none. The result has scale 18, as on the wire.
 */
final class DecimalText {
    /** Which numbers a field may hold, and how a fault names them. */
    enum Range {
        ANY("a decimal number"),
        NOT_NEGATIVE("a decimal number >= 0"),
        POSITIVE("a decimal number > 0");

        private final String words;

        Range(String words) {
            this.words = words;
        }

        String expected() {
            return words + " (at most 20 integer and 18 fractional digits)";
        }
    }

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,18})?");

    private DecimalText() {}

    static Optional<BigDecimal> parse(String text, Range range) {
        if (!PLAIN.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text).setScale(18);
        boolean inside =
                range == Range.ANY || value.signum() > 0 || (range == Range.NOT_NEGATIVE && value.signum() == 0);
        return inside ? Optional.of(value) : Optional.empty();
    }
}

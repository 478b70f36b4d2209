package io.plimsoll.app.output;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers as JSON strings: plain decimal notation, nothing lost, {@code "Infinity"} for an infinite ratio. */
public final class PlainNumbers {
    private static final MathContext FIGURE = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final int LONGEST_FIGURE = 16; // 15 digits and a point

    private PlainNumbers() {}

    /** Without trailing zeros; null for null. */
    public static @Nullable String of(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** Shortest decimal that reads back as the same double; null for null and for not a number. */
    public static @Nullable String of(@Nullable Double value) {
        if (value == null || value.isNaN()) {
            return null;
        }
        if (value.isInfinite()) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        String text = Double.toString(value);
        if (text.endsWith(".0") && value != 0) {
            return text.substring(0, text.length() - 2);
        }
        boolean plain = text.indexOf('E') < 0 && !text.endsWith("0");
        return plain ? text : of(new BigDecimal(text)); // most numbers are plain as they are
    }

    /**
     * A computed figure: to 15 significant digits, so that the last bit of its arithmetic does not show ({@code 235.2}
     * rather than {@code 235.20000000000002}). Null for not a number.
     */
    public static @Nullable String figure(double value) {
        String exact = of(value);
        if (exact == null || exact.length() <= LONGEST_FIGURE || Double.isInfinite(value)) {
            return exact;
        }
        return of(new BigDecimal(exact).round(FIGURE));
    }
}

package io.plimsoll.streams.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Between the decimals of the wire (precision 38, scale 18) and the doubles of the risk book. */
final class Decimals {
    private static final int SCALE = 18;

    /** Largest amount of the wire: 20 digits before the point. */
    private static final BigDecimal LARGEST =
            BigDecimal.TEN.pow(38).subtract(BigDecimal.ONE).scaleByPowerOfTen(-SCALE);

    private Decimals() {}

    /**
     * Shortest decimal that reads back as {@code value}, at the wire's scale; ties to even. An amount of 1e20 or more, which
     * the wire cannot hold, is given as the largest it can: an alert with one absurd figure is better than none.
     */
    static BigDecimal ofDouble(double value) {
        return BigDecimal.valueOf(value)
                .setScale(SCALE, RoundingMode.HALF_EVEN)
                .min(LARGEST)
                .max(LARGEST.negate());
    }

    static @Nullable BigDecimal ofOptional(OptionalDouble value) {
        return value.isPresent() ? ofDouble(value.getAsDouble()) : null;
    }

    /** Nearest double; NaN for null. */
    static double orNaN(@Nullable BigDecimal value) {
        return value == null ? Double.NaN : value.doubleValue();
    }
}

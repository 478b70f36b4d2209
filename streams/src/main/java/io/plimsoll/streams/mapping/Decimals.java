package io.plimsoll.streams.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Between the decimals of the wire (scale 18) and the doubles of the risk book. */
final class Decimals {
    private static final int SCALE = 18;

    private Decimals() {}

    /** Shortest decimal that reads back as {@code value}, at the wire's scale; ties to even. */
    static BigDecimal ofDouble(double value) {
        return BigDecimal.valueOf(value).setScale(SCALE, RoundingMode.HALF_EVEN);
    }

    static @Nullable BigDecimal ofOptional(OptionalDouble value) {
        return value.isPresent() ? ofDouble(value.getAsDouble()) : null;
    }

    /** Nearest double; NaN for null. */
    static double orNaN(@Nullable BigDecimal value) {
        return value == null ? Double.NaN : value.doubleValue();
    }
}

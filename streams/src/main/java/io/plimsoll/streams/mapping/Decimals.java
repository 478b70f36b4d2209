package io.plimsoll.streams.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Between the decimals of the wire (precision 38, scale 18) and the doubles of the risk book. */
final class Decimals {
    private static final int SCALE = 18;

    /** Largest amount of the wire: 20 digits before the point. */
    private static final BigDecimal LARGEST =
            BigDecimal.TEN.pow(38).subtract(BigDecimal.ONE).scaleByPowerOfTen(-SCALE);

    /** Powers of ten up to the wire's scale; a double holds each exactly. */
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };

    /** Below it a product of a double and a power of ten is off by less than a quarter. */
    private static final double FIFTEEN_DIGITS = 1e15;

    private static final BigInteger TEN_DECIMALS = BigInteger.valueOf(10_000_000_000L);
    private static final double EIGHT_DECIMALS = 1e8;

    private Decimals() {}

    /**
     * A computed figure that is shown but not proven from: {@code value} to 15 significant digits, or the wire's 18 decimals
     * if those are fewer. Costs a fraction of {@link #ofDouble}, which goes by way of text.
     */
    static BigDecimal figure(double value) {
        double size = Math.abs(value);
        if (!(size < FIFTEEN_DIGITS)) {
            return ofDouble(value);
        }
        int decimals = POWERS.length - 1;
        while (decimals > 0 && size * POWERS[decimals] >= FIFTEEN_DIGITS) {
            decimals--;
        }
        return BigDecimal.valueOf((long) Math.rint(value * POWERS[decimals]), decimals)
                .setScale(SCALE);
    }

    /**
     * Nearest double. Amounts of at most 8 decimals, which nearly all are, are read without a detour over text: both parts of
     * their quotient are whole numbers that a double holds exactly, so the quotient is the nearest double.
     */
    static double nearest(BigDecimal amount) {
        if (amount.scale() == SCALE) {
            BigInteger[] parts = amount.unscaledValue().divideAndRemainder(TEN_DECIMALS);
            if (parts[1].signum() == 0 && parts[0].bitLength() <= 53) {
                return parts[0].longValue() / EIGHT_DECIMALS;
            }
        }
        return amount.doubleValue();
    }

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
        return value == null ? Double.NaN : nearest(value);
    }
}

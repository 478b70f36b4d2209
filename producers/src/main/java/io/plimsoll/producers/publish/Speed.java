package io.plimsoll.producers.publish;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * How fast event time passes.
 *
 * @param factor event time per wall time, > 0; {@code Double.POSITIVE_INFINITY}: as fast as possible
 */
public record Speed(double factor) {
    /** As fast as possible. */
    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    private static final Pattern FACTOR = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?x");

    public Speed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("speed: found " + factor + ", expected a factor > 0");
        }
    }

    /**
     * Reads {@code 1x}, {@code 60x}, {@code 0.5x} or {@code max}.
     *
     * @throws IllegalArgumentException for anything else, naming it
     */
    public static Speed parse(String text) {
        if (text.equals("max")) {
            return MAX;
        }
        if (!FACTOR.matcher(text).matches() || new BigDecimal(text.substring(0, text.length() - 1)).signum() == 0) {
            throw new IllegalArgumentException(
                    "speed: found \"" + text + "\", expected max or a factor > 0 such as 1x, 60x or 0.5x");
        }
        return new Speed(Double.parseDouble(text.substring(0, text.length() - 1)));
    }

    boolean isMax() {
        return Double.isInfinite(factor);
    }
}

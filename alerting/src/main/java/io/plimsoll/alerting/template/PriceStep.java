package io.plimsoll.alerting.template;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How fine the prices of a symbol are, by its mark price: at least as many decimals as that has, up to six significant digits,
 * never more than eight. Beside a mark of 104582.41 a price has 2 decimals, beside one of 3000 up to 2.
 *
 * @param least decimals that are always written, ≥ 0
 * @param most decimals there may be, ≥ least
 */
record PriceStep(int least, int most) {
    private static final int USUAL_DIGITS = 6;
    private static final int MOST_DIGITS = 8;

    static PriceStep of(BigDecimal mark) {
        if (mark.signum() == 0) {
            return new PriceStep(0, 0);
        }
        BigDecimal price = mark.stripTrailingZeros();
        int before = price.precision() - price.scale();
        int atMost = Math.max(0, MOST_DIGITS - before);
        int own = Math.min(Math.max(0, price.scale()), atMost);
        return new PriceStep(own, Math.min(Math.max(own, USUAL_DIGITS - before), atMost));
    }

    BigDecimal nearest(BigDecimal price) {
        return trimmed(price.setScale(most, RoundingMode.HALF_EVEN));
    }

    /** {@code price} rounded towards {@code mark}. */
    BigDecimal towards(BigDecimal mark, BigDecimal price) {
        return trimmed(price.setScale(most, price.compareTo(mark) < 0 ? RoundingMode.CEILING : RoundingMode.FLOOR));
    }

    private BigDecimal trimmed(BigDecimal price) {
        BigDecimal shortest = price.stripTrailingZeros();
        return shortest.setScale(Math.max(least, Math.max(0, shortest.scale())), RoundingMode.UNNECESSARY);
    }
}

package io.plimsoll.alerting.template;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How fine the prices of a symbol are, by its mark price: as many decimals as that has, at least six significant digits, at most
 * eight. 104582.41 has 2 decimals, 3000 has 2, 0.5 has 6.
 *
 * @param decimals ≥ 0
 */
record PriceStep(int decimals) {
    private static final int LEAST_DIGITS = 6;
    private static final int MOST_DIGITS = 8;

    static PriceStep of(BigDecimal mark) {
        if (mark.signum() == 0) {
            return new PriceStep(0);
        }
        BigDecimal price = mark.stripTrailingZeros();
        int before = price.precision() - price.scale();
        int atLeast = Math.max(0, LEAST_DIGITS - before);
        int atMost = Math.max(0, MOST_DIGITS - before);
        return new PriceStep(Math.min(Math.max(price.scale(), atLeast), atMost));
    }

    BigDecimal nearest(BigDecimal price) {
        return price.setScale(decimals, RoundingMode.HALF_EVEN);
    }

    /** {@code price} rounded towards {@code mark}. */
    BigDecimal towards(BigDecimal mark, BigDecimal price) {
        return price.setScale(decimals, price.compareTo(mark) < 0 ? RoundingMode.CEILING : RoundingMode.FLOOR);
    }
}

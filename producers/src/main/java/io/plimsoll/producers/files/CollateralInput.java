package io.plimsoll.producers.files;

import java.math.BigDecimal;
import java.util.Map;

/**
 * How a unified account values what it holds and settles in.
 *
 * @param asset valuation asset
 * @param assets price and weight by asset, the valuation asset included
 */
public record CollateralInput(String asset, Map<String, Worth> assets) {
    /**
     * What one unit of an asset counts.
     *
     * @param price in the valuation asset, > 0
     * @param weight collateral rate, 0..1: 1 − haircut
     */
    public record Worth(BigDecimal price, BigDecimal weight) {}
}

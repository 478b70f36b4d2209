package io.plimsoll.alerting.alert;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One action that changes the risk of a unit without by itself bringing it back to its target, e.g. selling 0.5 BTCUSDT
 * against a net 0.5 BTC.
 *
 * @param symbol contract to trade
 * @param quantity to trade, > 0
 * @param ratioBefore margin ratio now, plain fraction; may be infinite
 * @param ratioAfter margin ratio afterwards
 * @param hedge what only a hedge has; null of a lower tier
 * @param lowerTier what only a drop to a lower tier has; null of a hedge
 */
public record Adjustment(
        String scope,
        String symbol,
        String side,
        BigDecimal quantity,
        double ratioBefore,
        double ratioAfter,
        @Nullable Hedge hedge,
        @Nullable LowerTier lowerTier) {
    public Adjustment {
        if ((hedge == null) == (lowerTier == null)) {
            throw new IllegalArgumentException("adjustment of " + scope + " on " + symbol + ": found "
                    + (hedge == null ? "neither" : "both") + ", expected a hedge or a lower tier");
        }
    }

    /**
     * Opens a position of {@code side}.
     *
     * @param asset base asset whose net delta it changes
     * @param deltaBefore in coins, > 0: long
     * @param hedgedSymbol contract of the liquidation prices
     * @param liquidationPriceBefore null when no price liquidates it
     * @param margin initial margin it needs, in the settle asset; null when not known
     */
    public record Hedge(
            String asset,
            BigDecimal deltaBefore,
            BigDecimal deltaAfter,
            String hedgedSymbol,
            @Nullable BigDecimal liquidationPriceBefore,
            @Nullable BigDecimal liquidationPriceAfter,
            @Nullable BigDecimal margin) {}

    /**
     * Closes part of the position of {@code side}.
     *
     * @param closeFraction of the position, 0..1
     * @param tierFloor what is left has a notional below it
     * @param maxLeverageAfter null when not known
     */
    public record LowerTier(
            double closeFraction,
            BigDecimal tierFloor,
            @Nullable BigDecimal maxLeverageAfter) {}
}

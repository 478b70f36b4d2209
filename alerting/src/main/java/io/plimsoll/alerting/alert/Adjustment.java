package io.plimsoll.alerting.alert;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One action that changes the risk of a unit without by itself bringing it back to its target, e.g. selling 0.5 BTCUSDT
 * against a net 0.5 BTC.
 *
 * @param kind HEDGE or LOWER_TIER
 * @param symbol contract to trade
 * @param side HEDGE: LONG or SHORT, what to open; LOWER_TIER: side of the position to reduce
 * @param quantity to trade, > 0
 * @param ratioBefore margin ratio now, plain fraction; may be infinite
 * @param ratioAfter margin ratio afterwards
 * @param asset HEDGE: base asset whose exposure it changes; else null
 * @param liquidationPriceBefore of {@code symbol} now; null when no price liquidates it, or not told
 * @param liquidationPriceAfter afterwards; null as above
 * @param margin HEDGE: initial margin it needs, in the settle asset; null when not known
 * @param maxLeverageAfter LOWER_TIER: highest leverage of the tier reached; null when not known
 */
public record Adjustment(
        String kind,
        String scope,
        String symbol,
        String side,
        BigDecimal quantity,
        double ratioBefore,
        double ratioAfter,
        @Nullable String asset,
        @Nullable BigDecimal liquidationPriceBefore,
        @Nullable BigDecimal liquidationPriceAfter,
        @Nullable BigDecimal margin,
        @Nullable BigDecimal maxLeverageAfter) {}

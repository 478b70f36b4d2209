package io.plimsoll.alerting.alert;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One action that alone brings the unit back to its target.
 *
 * @param kind ADD_MARGIN (asset, amount) or REDUCE (symbol, side, fraction, quantity)
 * @param closeFraction 0..1; null when closing all of it is not enough
 */
public record Remedy(
        String kind,
        String scope,
        @Nullable String asset,
        @Nullable BigDecimal amount,
        @Nullable String symbol,
        @Nullable String side,
        @Nullable Double closeFraction,
        @Nullable BigDecimal closeQuantity) {}

package io.plimsoll.alerting.alert;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures an alert was decided on. Amounts are in {@code settleAsset}, which is empty of
 * alerts about no account.
 *
 * @param marginRatio plain fraction, 1 = liquidation; may be infinite
 * @param scenario name of what a STRESS rule assumes; null of other rules
 * @param stress worst point of that scenario; null of other rules and when the last position closed
 * @param market bars, signal and inputs not trusted; null where the unit alone decided
 * @param levels the rule's levels by severity
 */
public record Evidence(
        String settleAsset,
        BigDecimal collateral,
        BigDecimal marginBalance,
        BigDecimal maintenanceMargin,
        double marginRatio,
        List<Position> positions,
        Map<String, Double> levels,
        double hysteresis,
        long marketSequence,
        @Nullable String scenario,
        @Nullable Stress stress,
        @Nullable MarketEvidence market) {
    public Evidence {
        positions = List.copyOf(positions);
        levels = Map.copyOf(levels);
    }

    /** That of an alert which is about no account: no figures, no asset. */
    public static Evidence none() {
        BigDecimal zero = BigDecimal.ZERO;
        return new Evidence("", zero, zero, zero, 0, List.of(), Map.of(), 0, 0, null, null, null);
    }

    /**
     * The unit at the worst point of a scenario.
     *
     * @param pathTime where on the way of the scenario, 0: now, 1: its end
     * @param marginBalance 0 or less: used up
     * @param markPrices mark price there by symbol
     */
    public record Stress(
            double pathTime,
            BigDecimal marginBalance,
            BigDecimal maintenanceMargin,
            Map<String, BigDecimal> markPrices) {
        public Stress {
            markPrices = Map.copyOf(markPrices);
        }
    }

    /**
     * One position at that moment.
     *
     * @param side LONG or SHORT
     * @param liquidationPrice quote per base; null when no price liquidates it
     * @param liquidationDistance fraction of the mark price, ≥ 0; null as above
     */
    public record Position(
            String symbol,
            String side,
            BigDecimal quantity,
            BigDecimal entryPrice,
            BigDecimal markPrice,
            Instant markTime,
            long markSequence,
            BigDecimal notional,
            BigDecimal unrealizedPnl,
            BigDecimal maintenanceMargin,
            @Nullable BigDecimal liquidationPrice,
            @Nullable Double liquidationDistance) {}
}

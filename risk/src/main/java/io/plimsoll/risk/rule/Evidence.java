package io.plimsoll.risk.rule;

import io.plimsoll.risk.margin.Side;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The inputs and figures an alert was decided on: enough to recompute it. Amounts are in the settle asset.
 *
 * @param settleAsset asset of every amount
 * @param collateral wallet balance of the pool, or margin of the isolated position; without unrealised PnL
 * @param marginBalance collateral plus unrealised PnL
 * @param maintenanceMargin of the unit
 * @param marginRatio maintenance margin / margin balance; infinite when the balance is used up
 * @param positions positions of the unit; empty when the last one closed
 * @param levels the rule's levels
 * @param hysteresis the rule's hysteresis
 * @param marketSequence market sequence number after which it was decided; -1: before the first price
 * @param stress of a STRESS rule the worst point of its scenario; empty for other rules and where it cannot be told
 * @param market bars, signal and inputs not trusted it was decided on; all empty where the unit alone decided
 */
public record Evidence(
        String settleAsset,
        double collateral,
        double marginBalance,
        double maintenanceMargin,
        double marginRatio,
        List<PositionEvidence> positions,
        Map<Severity, Double> levels,
        double hysteresis,
        long marketSequence,
        Optional<StressEvidence> stress,
        MarketEvidence market) {

    /** Keeps its own copies. */
    public Evidence {
        positions = List.copyOf(positions);
        levels = Collections.unmodifiableMap(new TreeMap<>(levels));
    }

    /**
     * One position as it was.
     *
     * @param symbol contract
     * @param side side
     * @param quantity linear: base units / contract size; inverse: contracts
     * @param entryPrice average entry price
     * @param markPrice mark price used
     * @param markTimeMs event time of that price
     * @param markSequence its market sequence number
     * @param notional notional at mark
     * @param unrealizedPnl unrealised PnL
     * @param maintenanceMargin maintenance margin
     * @param liquidationPrice price at which the unit's ratio reaches 1, others held; empty when none
     * @param liquidationDistance |mark - liquidation price| / mark; 0 when already liquidatable; empty when none
     */
    public record PositionEvidence(
            String symbol,
            Side side,
            double quantity,
            double entryPrice,
            double markPrice,
            long markTimeMs,
            long markSequence,
            double notional,
            double unrealizedPnl,
            double maintenanceMargin,
            OptionalDouble liquidationPrice,
            OptionalDouble liquidationDistance) {}

    /**
     * The unit at the worst point of a scenario: its positions at these marks have this balance and maintenance margin.
     *
     * @param scenario name of the scenario
     * @param pathTime where on its path, 0: the marks of now, 1: its end
     * @param marginBalance margin balance there; 0 or less: used up
     * @param maintenanceMargin maintenance margin there
     * @param markPrices mark price by symbol there
     */
    public record StressEvidence(
            String scenario,
            double pathTime,
            double marginBalance,
            double maintenanceMargin,
            SortedMap<String, Double> markPrices) {

        /** Keeps its own copy. */
        public StressEvidence {
            markPrices = Collections.unmodifiableSortedMap(new TreeMap<>(markPrices));
        }
    }
}

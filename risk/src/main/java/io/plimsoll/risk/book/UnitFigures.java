package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.Scope;
import io.plimsoll.risk.rule.Evidence.PositionEvidence;
import java.util.List;

/**
 * All figures of one unit, as an alert's evidence has them. Amounts are in the settle asset.
 *
 * @param scope unit
 * @param evaluable false while a position has no price or no contract: the figures cover the others only
 * @param settleAsset asset of every amount; empty while the contract is unknown
 * @param collateral wallet balance of the pool, or margin of the isolated position; without unrealised PnL
 * @param marginBalance collateral plus unrealised PnL
 * @param maintenanceMargin of the unit
 * @param marginRatio maintenance margin / margin balance, a fraction; infinite when the balance is used up
 * @param positions positions that have a price and a contract
 */
public record UnitFigures(
        Scope scope,
        boolean evaluable,
        String settleAsset,
        double collateral,
        double marginBalance,
        double maintenanceMargin,
        double marginRatio,
        List<PositionEvidence> positions) {

    /** Keeps its own copy. */
    public UnitFigures {
        positions = List.copyOf(positions);
    }
}

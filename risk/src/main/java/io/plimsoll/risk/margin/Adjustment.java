package io.plimsoll.risk.margin;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An action that changes a unit's risk without by itself restoring the target ratio: a hedge stops the loss from growing
 * (and raises the ratio at once), a lower tier makes the requirement cheaper. Remedies, each enough alone, are
 * {@link Remedy}.
 */
public sealed interface Adjustment {

    /** Unit it acts on. */
    Scope scope();

    /** Contract to trade. */
    String symbol();

    /** Margin ratio of the unit before it. */
    double ratioBefore();

    /** Margin ratio of the unit after it, its taker fee paid. */
    double ratioAfter();

    /** The hedge that these terms ask for; empty when less than half a lot is missing to the target. */
    static Optional<Hedge> hedge(MarginUnit unit, HedgeTerms terms) {
        return HedgeSearch.of(unit, terms);
    }

    /**
     * Opens a position at mark that brings the net delta of a base asset to the target. In a cross pool it shares the
     * margin: maintenance of both legs is owed, no balance is added, so the ratio rises. Beside an isolated position it
     * stands on margin of its own and changes neither ratio nor liquidation price. On the hedged contract itself it needs
     * hedge mode: in one-way mode the same order closes.
     *
     * @param scope unit
     * @param baseAsset asset whose net delta it sets
     * @param symbol contract it is opened on
     * @param side side it is opened on
     * @param quantity size, rounded to the nearest lot, > 0
     * @param deltaBefore net delta of the base asset before, in its coins, coin collateral counted
     * @param deltaAfter same after
     * @param ratioBefore margin ratio before
     * @param ratioAfter margin ratio after
     * @param hedgedSymbol contract of the unit's largest position in the base asset
     * @param liquidationPriceBefore liquidation price of that contract before; empty when none
     * @param liquidationPriceAfter same after, the hedge's own mark held unless it is the same contract
     * @param initialMargin margin it needs at the terms' leverage, in the contract's settle asset; empty when that is not
     *     known
     */
    record Hedge(
            Scope scope,
            String baseAsset,
            String symbol,
            Side side,
            double quantity,
            double deltaBefore,
            double deltaAfter,
            double ratioBefore,
            double ratioAfter,
            String hedgedSymbol,
            OptionalDouble liquidationPriceBefore,
            OptionalDouble liquidationPriceAfter,
            OptionalDouble initialMargin)
            implements Adjustment {}

    /**
     * Closes just so much of a position at mark that it drops into the tier below. The requirement falls no faster than with
     * the size, but the highest leverage the venue allows jumps.
     *
     * @param scope unit
     * @param symbol contract
     * @param side side of the position
     * @param closeQuantity quantity to close, rounded up to the lot, > 0
     * @param closeFraction fraction of the position that is, 0..1
     * @param tierFloor floor of the present tier: what is left has a notional below it
     * @param ratioBefore margin ratio before
     * @param ratioAfter margin ratio after, the freed margin left in the unit
     * @param maxLeverageAfter highest leverage setting of the tier below; empty when not known
     */
    record LowerTier(
            Scope scope,
            String symbol,
            Side side,
            double closeQuantity,
            double closeFraction,
            double tierFloor,
            double ratioBefore,
            double ratioAfter,
            OptionalDouble maxLeverageAfter)
            implements Adjustment {}
}

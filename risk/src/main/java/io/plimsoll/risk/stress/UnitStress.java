package io.plimsoll.risk.stress;

import io.plimsoll.risk.margin.Scope;
import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a scenario does to one unit. Amounts are in the unit's asset; a pool kept in a coin counts the coin, not what the
 * coin is worth.
 *
 * <p>A unit that is liquidated on the way loses all its balance: what the venue takes between liquidation and bankruptcy
 * does not come back. A pool whose balance would be below 0 at the end owes the rest, its deficit; an isolated position
 * loses no more than what it stands on.
 *
 * @param scope unit
 * @param asset asset of every amount
 * @param balanceBefore margin balance before the scenario
 * @param balanceAfter margin balance after it: 0 when liquidated, −deficit when more is owed; of an isolated position whose
 *     balance was below 0 before, that balance
 * @param fundingPaid funding paid, at the prices of before; negative is received
 * @param collateralCut value lost by cuts of collateral rates, >= 0, at the prices of before
 * @param ratioBefore margin ratio before
 * @param ratioAfter margin ratio at the end of the path, were the positions held to it
 * @param worst worst point of the path
 * @param liquidatedAt path time of the liquidation, 0..1; empty when the unit lives
 * @param deficit what is owed beyond the balance, >= 0
 * @param distanceAfter liquidation distance by symbol at the end, none where no price liquidates; empty when liquidated
 * @param breakAt path time at which the ratio reaches 1. Of a plain scenario also above 1, up to 1,000: the multiple of it
 *     that liquidates; 0: liquidatable at its start; empty when none does
 * @param uniformShock joint move that liquidates the unit as it is before the scenario
 */
public record UnitStress(
        Scope scope,
        String asset,
        double balanceBefore,
        double balanceAfter,
        double fundingPaid,
        double collateralCut,
        double ratioBefore,
        double ratioAfter,
        WorstPoint worst,
        OptionalDouble liquidatedAt,
        double deficit,
        SortedMap<String, OptionalDouble> distanceAfter,
        OptionalDouble breakAt,
        JointShock uniformShock) {

    /** Keeps its own copy. */
    public UnitStress {
        distanceAfter = Collections.unmodifiableSortedMap(new TreeMap<>(distanceAfter));
    }

    /** Balance lost; negative is a gain. */
    public double loss() {
        return balanceBefore - balanceAfter;
    }

    /** Loss as a fraction of the balance before; above 1 with a deficit; empty when there was no balance. */
    public OptionalDouble lossShare() {
        return balanceBefore > 0 ? OptionalDouble.of(loss() / balanceBefore) : OptionalDouble.empty();
    }

    /** True when the scenario liquidates it. */
    public boolean liquidated() {
        return liquidatedAt.isPresent();
    }
}

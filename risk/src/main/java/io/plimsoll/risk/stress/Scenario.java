package io.plimsoll.risk.stress;

import java.util.List;

/**
 * A shock to prices, funding and collateral rates, as data.
 *
 * <p>Prices walk the path: from where they are in a straight line to the first step, from there to the second, and so on.
 * Each step is relative to the start, so −0.3 then −0.1 is a fall of 30 % and a recovery to 10 % below the start. A plain
 * shock is a path of one step. Path time runs from 0 to 1, every step taking the same part of it. Funding and cuts of
 * collateral rates come first, before any price moves.
 *
 * @param name name, unique among the scenarios
 * @param description one line for people; may be empty
 * @param path steps in order, at least one
 * @param funding funding paid meanwhile
 * @param collateral cuts of collateral rates
 */
public record Scenario(
        String name, String description, List<PriceMoves> path, FundingShock funding, CollateralShock collateral) {

    /** Checks that there is a name and a step. */
    public Scenario {
        Check.that(!name.isBlank(), "scenario name", "\"" + name + "\"", "a text that is not blank");
        path = List.copyOf(path);
        Check.that(!path.isEmpty(), "path of scenario " + name, "empty", "at least one step");
    }

    /** Prices only. */
    public static Scenario ofPrices(String name, String description, PriceMoves... path) {
        return new Scenario(name, description, List.of(path), FundingShock.NONE, CollateralShock.NONE);
    }

    /** True when it shocks prices and nothing else. */
    public boolean movesPricesOnly() {
        return funding.isNone() && collateral.isNone();
    }
}

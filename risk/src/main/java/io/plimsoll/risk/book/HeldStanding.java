package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.Position;

/**
 * How an evaluable unit stands, straight from the rows of its contracts: what a look at every account once a second can
 * afford. The sums are those of {@code MarginUnit}, in the same order, but for the last bits.
 */
final class HeldStanding {

    private HeldStanding() {}

    static UnitStanding of(HeldUnit unit) {
        double balance = unit.collateral();
        double maintenance = 0;
        int at = 0;
        for (Position position : unit.positions) {
            while (!unit.listings[at].symbol.equals(position.symbol())) {
                at++; // both are in the order of symbols
            }
            Listing listing = unit.listings[at];
            ContractLines contract = listing.contract();
            if (contract == null) {
                throw new IllegalStateException(
                        "no contract of " + listing.symbol + ", expected one: " + unit.scope + " is evaluable");
            }
            double size = position.quantity() * contract.contractSize;
            double now = contract.perSize(listing.mark());
            double entry = contract.perSize(position.entryPrice());
            double gain = position.side().sign() * size * (now - entry);
            balance += contract.inverse ? -gain : gain;
            double counted = size * (contract.onEntryValue ? entry : now);
            maintenance += contract.maintenance(contract.tierOf(counted), counted);
        }
        double ratio = balance > 0 ? Math.max(0, maintenance) / balance : Double.POSITIVE_INFINITY;
        return new UnitStanding(unit.scope, balance, maintenance, ratio);
    }
}

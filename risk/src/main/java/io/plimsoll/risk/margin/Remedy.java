package io.plimsoll.risk.margin;

import java.util.OptionalDouble;

/** The smallest single action that brings a unit back to the target margin ratio. */
public sealed interface Remedy {

    /** Unit it acts on. */
    Scope scope();

    /**
     * Adds collateral. A unified account has one for each asset that counts, each alone enough.
     *
     * @param scope unit
     * @param asset asset to add
     * @param amount amount of that asset, > 0; at a weight below 1 it is worth more than what is missing
     */
    record AddMargin(Scope scope, String asset, double amount) implements Remedy {}

    /**
     * Closes part of one position at mark.
     *
     * @param scope unit
     * @param symbol contract
     * @param side side of the position
     * @param closeFraction fraction of the position, 0..1; empty when closing all of it is not enough
     * @param closeQuantity quantity to close, rounded up to the lot; empty as above
     */
    record Reduce(Scope scope, String symbol, Side side, OptionalDouble closeFraction, OptionalDouble closeQuantity)
            implements Remedy {}
}

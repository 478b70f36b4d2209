package io.plimsoll.risk.margin;

import io.plimsoll.risk.margin.Remedy.AddMargin;
import io.plimsoll.risk.margin.Remedy.Reduce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Remedies of one unit by the money they move: the top-up, or the notional closed. What is enough is the caller's to say; rounding
 * a quantity to the lot, and looking whether it still is enough, is done here. Owned by one thread.
 */
public final class RemedyList {

    private static final double CLOSE_ENOUGH = 1e-9;

    private record Priced(Remedy remedy, double money) {}

    private final MarginUnit unit;
    private final ToDoubleFunction<MarginUnit> missing;
    private final List<Priced> found = new ArrayList<>();

    /** Of {@code unit}; {@code missing} is what a unit lacks to the target, in its asset, and 0 or less when it has enough. */
    public RemedyList(MarginUnit unit, ToDoubleFunction<MarginUnit> missing) {
        this.unit = unit;
        this.missing = missing;
    }

    /** A top-up of {@code amount} of an asset, worth {@code money} in the unit's asset. */
    public void topUp(String asset, double amount, double money) {
        found.add(new Priced(new AddMargin(unit.scope(), asset, amount), money));
    }

    /** Closing a fraction of a position, which is {@code quantity}; both NaN when not even all of it is enough. */
    public void reduce(OpenPosition open, double fraction, double quantity) {
        double rounded = roundedUp(quantity, open);
        boolean enough = !Double.isNaN(rounded);
        Position position = open.position();
        double notional = open.notional() * open.settlePrice();
        found.add(new Priced(
                new Reduce(
                        unit.scope(),
                        position.symbol(),
                        position.side(),
                        enough ? OptionalDouble.of(fraction) : OptionalDouble.empty(),
                        enough ? OptionalDouble.of(rounded) : OptionalDouble.empty()),
                enough ? rounded / position.quantity() * notional : Double.POSITIVE_INFINITY));
    }

    /** All, the one that moves least money first. */
    public List<Remedy> smallestFirst() {
        return found.stream()
                .sorted(Comparator.comparingDouble(Priced::money))
                .map(Priced::remedy)
                .toList();
    }

    /** Up to the lot but never above the position; NaN when that is not enough. */
    private double roundedUp(double quantity, OpenPosition open) {
        double lot = open.instrument().lotSize();
        if (Double.isNaN(quantity) || lot == 0) {
            return quantity;
        }
        double lots = Math.ceil(quantity / lot * (1 - 1e-12));
        double rounded = BigDecimal.valueOf(lot).multiply(new BigDecimal(lots)).doubleValue();
        double closed = Math.min(open.position().quantity(), rounded);
        MarginUnit after = new WhatIf(unit).closing(open, closed);
        return missing.applyAsDouble(after) <= CLOSE_ENOUGH * unit.notional() ? closed : Double.NaN;
    }
}

package io.plimsoll.risk.margin;

import io.plimsoll.risk.margin.Adjustment.Hedge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;

/** Sizes a hedge and measures the unit before and after it. */
final class HedgeSearch {

    private HedgeSearch() {}

    static Optional<Hedge> of(MarginUnit unit, HedgeTerms terms) {
        Instrument on = terms.instrument();
        double before = unit.delta(on.baseAsset());
        double missing = terms.targetDelta() - before;
        double quantity = nearestLot(Math.abs(missing) * terms.quantityPerCoin(), on.lotSize());
        Optional<OpenPosition> hedged = largest(unit, on.baseAsset());
        if (quantity == 0 || hedged.isEmpty()) {
            return Optional.empty();
        }
        OpenPosition opened = terms.opened(missing > 0 ? Side.LONG : Side.SHORT, quantity);
        boolean shares = unit.scope().isCross();
        MarginUnit after = shares ? new WhatIf(unit).opening(opened) : unit;
        String symbol = hedged.get().position().symbol();
        double margin = opened.notional() / terms.leverage();
        return Optional.of(new Hedge(
                unit.scope(),
                on.baseAsset(),
                on.symbol(),
                opened.position().side(),
                quantity,
                before,
                reached(terms.targetDelta(), shares ? after.delta(on.baseAsset()) : before + opened.delta(), before),
                unit.marginRatio(),
                after.marginRatio(),
                symbol,
                unit.liquidationPrice(symbol),
                after.liquidationPrice(symbol),
                Double.isNaN(margin) ? OptionalDouble.empty() : OptionalDouble.of(margin)));
    }

    /** The target where only rounding is left between it and the delta. */
    private static double reached(double target, double delta, double before) {
        return Math.abs(delta - target) <= Math.abs(before - target) * 1e-12 ? target : delta;
    }

    /** Largest position in a base asset, by its share of the unit. */
    static Optional<OpenPosition> largest(MarginUnit unit, String baseAsset) {
        OpenPosition largest = null;
        for (OpenPosition open : unit.positions()) {
            boolean follows = open.instrument().baseAsset().equals(baseAsset);
            if (follows && (largest == null || value(open) > value(largest))) {
                largest = open;
            }
        }
        return Optional.ofNullable(largest);
    }

    private static double value(OpenPosition open) {
        return open.notional() * open.settlePrice();
    }

    private static double nearestLot(double quantity, double lot) {
        if (lot == 0) {
            return quantity;
        }
        BigDecimal step = BigDecimal.valueOf(lot);
        return new BigDecimal(quantity)
                .divide(step, 0, RoundingMode.HALF_UP)
                .multiply(step)
                .doubleValue();
    }
}

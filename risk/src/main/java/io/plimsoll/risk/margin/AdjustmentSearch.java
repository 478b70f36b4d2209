package io.plimsoll.risk.margin;

import io.plimsoll.risk.margin.Adjustment.Hedge;
import io.plimsoll.risk.margin.Adjustment.LowerTier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Every adjustment of a unit by the notional it trades: for each base asset the neutral hedge on the contract held most, for
 * each position above its first tier the drop to the next. A hedge that would itself liquidate the unit is not offered.
 */
final class AdjustmentSearch {

    private record Priced(Adjustment adjustment, double money) {}

    private final MarginUnit unit;

    private AdjustmentSearch(MarginUnit unit) {
        this.unit = unit;
    }

    static List<Adjustment> of(MarginUnit unit) {
        AdjustmentSearch search = new AdjustmentSearch(unit);
        List<Priced> found = new ArrayList<>();
        SortedSet<String> bases = new TreeSet<>();
        for (OpenPosition open : unit.positions()) {
            bases.add(open.instrument().baseAsset());
            search.lowerTier(open).ifPresent(found::add);
        }
        bases.forEach(base -> search.hedge(base).ifPresent(found::add));
        found.sort(Comparator.comparingDouble(Priced::money));
        return found.stream().map(Priced::adjustment).toList();
    }

    private Optional<Priced> hedge(String baseAsset) {
        Optional<OpenPosition> held = HedgeSearch.largest(unit, baseAsset);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        OpenPosition open = held.get();
        Optional<Hedge> hedge = HedgeSearch.of(unit, HedgeTerms.neutralOn(open));
        return hedge.filter(found -> found.ratioAfter() < 1 || found.ratioAfter() <= found.ratioBefore())
                .map(found -> new Priced(found, money(open, found.quantity())));
    }

    private Optional<Priced> lowerTier(OpenPosition open) {
        Tiers tiers = open.instrument().tiers();
        int index = tiers.indexOf(open.maintenanceNotional());
        double quantity =
                index == 0 ? Double.NaN : toBelow(open, tiers.tiers().get(index).notionalFloor());
        double whole = open.position().quantity();
        if (!(quantity < whole)) {
            return Optional.empty();
        }
        double leverage = tiers.tiers().get(index - 1).maxLeverage();
        LowerTier drop = new LowerTier(
                unit.scope(),
                open.position().symbol(),
                open.position().side(),
                quantity,
                quantity / whole,
                tiers.tiers().get(index).notionalFloor(),
                unit.marginRatio(),
                new WhatIf(unit).closing(open, quantity).marginRatio(),
                Double.isNaN(leverage) ? OptionalDouble.empty() : OptionalDouble.of(leverage));
        return Optional.of(new Priced(drop, money(open, quantity)));
    }

    /** Least quantity to close so that what is left counts for less than {@code floor}; all of it when nothing less does. */
    private static double toBelow(OpenPosition open, double floor) {
        double whole = open.position().quantity();
        double excess = Math.max(0, (1 - floor / open.maintenanceNotional()) * whole);
        double lot = open.instrument().lotSize();
        BigDecimal step = BigDecimal.valueOf(lot);
        double lots = lot == 0 ? 0 : Math.ceil(excess / lot * (1 - 1e-12));
        double quantity =
                lot == 0 ? excess : step.multiply(new BigDecimal(lots)).doubleValue();
        while (quantity < whole && notionalLeft(open, quantity) >= floor) {
            lots++;
            quantity = lot == 0
                    ? quantity + Math.ulp(whole)
                    : step.multiply(new BigDecimal(lots)).doubleValue();
        }
        return quantity;
    }

    private static double notionalLeft(OpenPosition open, double closed) {
        Position position = open.position();
        return open.resized(position.quantity() - closed, position.entryPrice()).maintenanceNotional();
    }

    private static double money(OpenPosition open, double quantity) {
        return quantity / open.position().quantity() * open.notional() * open.settlePrice();
    }
}

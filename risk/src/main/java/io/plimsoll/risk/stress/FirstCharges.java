package io.plimsoll.risk.stress;

import io.plimsoll.risk.funding.FundingRate;
import io.plimsoll.risk.margin.CollateralHolding;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a scenario takes from a unit before any price moves: funding, at the notional of now, out of the collateral of the
 * unit (an isolated position's out of its own margin); then cuts of collateral rates.
 */
final class FirstCharges {

    private final Scenario scenario;
    private final Map<String, FundingRate> rates;

    FirstCharges(Scenario scenario, Map<String, FundingRate> rates) {
        this.scenario = scenario;
        this.rates = rates;
    }

    /** Funding paid in the unit's asset; negative is received. */
    double fundingPaid(MarginUnit unit) {
        double paid = 0;
        for (Map.Entry<String, Double> amount : funding(unit).entrySet()) {
            paid += amount.getValue() * settlePrice(unit, amount.getKey());
        }
        return paid;
    }

    /** Funding paid, by settle asset. */
    private SortedMap<String, Double> funding(MarginUnit unit) {
        SortedMap<String, Double> paid = new TreeMap<>();
        for (OpenPosition open : unit.positions()) {
            FundingRate rate = rates.get(open.position().symbol());
            if (rate != null && !scenario.funding().isNone()) {
                double amount = -rate.payment(open) * scenario.funding().stamps(rate.intervalHours());
                paid.merge(open.instrument().settleAsset(), amount, Double::sum);
            }
        }
        return paid;
    }

    /** The unit after paying funding. */
    MarginUnit afterFunding(MarginUnit unit) {
        SortedMap<String, Double> paid = funding(unit);
        if (!unit.isUnified()) {
            double amount = paid.getOrDefault(unit.settleAsset(), 0.0);
            return new MarginUnit(unit.scope(), unit.settleAsset(), unit.collateral() - amount, unit.positions());
        }
        List<CollateralHolding> holdings = new ArrayList<>();
        for (CollateralHolding holding : unit.holdings()) {
            Double amount = paid.remove(holding.asset());
            holdings.add(amount == null ? holding : holding.plus(-amount));
        }
        paid.forEach(
                (asset, amount) -> holdings.add(new CollateralHolding(asset, -amount, settlePrice(unit, asset), 1)));
        return MarginUnit.unified(unit.settleAsset(), holdings, unit.positions());
    }

    /** The unit under the cut collateral rates. */
    MarginUnit afterCuts(MarginUnit unit) {
        if (!unit.isUnified() || scenario.collateral().isNone()) {
            return unit;
        }
        List<CollateralHolding> holdings = unit.holdings().stream()
                .map(holding -> holding.weighing(scenario.collateral().weightAfter(holding.asset(), holding.weight())))
                .toList();
        return MarginUnit.unified(unit.settleAsset(), holdings, unit.positions());
    }

    private static double settlePrice(MarginUnit unit, String asset) {
        return unit.positions().stream()
                .filter(open -> open.instrument().settleAsset().equals(asset))
                .mapToDouble(OpenPosition::settlePrice)
                .findFirst()
                .orElseThrow();
    }
}

package io.plimsoll.risk.margin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Collateral of a unified account: all its assets stand behind all its cross positions, valued in one asset.
 *
 * <p>Example: 1,000 USDT and 0.5 BTC at 60,000 with weight 0.95 are 29,500 USDT.
 *
 * @param asset valuation asset: of margin balance, maintenance margin and every amount of the unit
 * @param holdings one for each asset, kept in the order of the assets
 */
public record UnifiedCollateral(String asset, List<CollateralHolding> holdings) {

    /** Checks that no asset is held twice and that the valuation asset has price 1. */
    public UnifiedCollateral {
        Check.text("valuation asset", asset);
        holdings = holdings.stream()
                .sorted(Comparator.comparing(CollateralHolding::asset))
                .toList();
        Set<String> seen = new HashSet<>();
        for (CollateralHolding holding : holdings) {
            Check.that(seen.add(holding.asset()), "asset", holding.asset() + " twice", "each asset once");
            Check.that(
                    !holding.asset().equals(asset) || holding.price() == 1,
                    "price of valuation asset " + asset,
                    holding.price(),
                    "1");
        }
    }

    /** Sum of the holdings' values. */
    public double value() {
        double sum = 0;
        for (CollateralHolding holding : holdings) {
            sum += holding.value();
        }
        return sum;
    }

    /** Same holdings at other prices, by asset; an asset without one keeps its price. */
    public UnifiedCollateral at(Map<String, Double> prices) {
        return each(holding -> holding.at(prices.getOrDefault(holding.asset(), holding.price())));
    }

    /** Every holding replaced, for example by one of another weight. */
    public UnifiedCollateral each(UnaryOperator<CollateralHolding> change) {
        return new UnifiedCollateral(asset, holdings.stream().map(change).toList());
    }

    /** Positions with the price of their settle asset's holding as settle price; one without such a holding keeps its own. */
    List<OpenPosition> settled(List<OpenPosition> positions) {
        return positions.stream().map(this::settled).toList();
    }

    private OpenPosition settled(OpenPosition open) {
        for (CollateralHolding holding : holdings) {
            if (holding.asset().equals(open.instrument().settleAsset())) {
                return open.settledAt(holding.price());
            }
        }
        return open;
    }

    /**
     * Same collateral with {@code amount} more of one asset; negative takes away.
     *
     * @param priceElse price of the asset when it is not held yet; it then has weight 1
     */
    UnifiedCollateral plus(String added, double amount, double priceElse) {
        boolean held = holdings.stream().anyMatch(holding -> holding.asset().equals(added));
        if (held) {
            return each(holding -> holding.asset().equals(added) ? holding.plus(amount) : holding);
        }
        List<CollateralHolding> more = new ArrayList<>(holdings);
        more.add(new CollateralHolding(added, amount, priceElse, 1));
        return new UnifiedCollateral(asset, more);
    }
}

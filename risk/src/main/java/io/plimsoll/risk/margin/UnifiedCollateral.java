package io.plimsoll.risk.margin;

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
        return valueOf(holdings);
    }

    /** Same holdings at other prices, by asset; an asset without one keeps its price. */
    public UnifiedCollateral at(Map<String, Double> prices) {
        return each(holding -> holding.at(prices.getOrDefault(holding.asset(), holding.price())));
    }

    /** Every holding replaced, for example by one of another weight. */
    public UnifiedCollateral each(UnaryOperator<CollateralHolding> change) {
        return new UnifiedCollateral(asset, holdings.stream().map(change).toList());
    }

    static double valueOf(List<CollateralHolding> holdings) {
        double sum = 0;
        for (CollateralHolding holding : holdings) {
            sum += holding.value();
        }
        return sum;
    }
}

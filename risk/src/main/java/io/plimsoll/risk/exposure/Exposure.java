package io.plimsoll.risk.exposure;

import io.plimsoll.risk.margin.CollateralHolding;
import io.plimsoll.risk.margin.ContractType;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Portfolio;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an account holds of one asset's price risk, in its coins.
 *
 * <p>Example: 1 BTC of spot and a short of 0.5 BTC: net delta +0.5, hedge ratio 0.5.
 *
 * <p>This is price risk, not margin: spot in another wallet does not stand behind a futures position.
 *
 * @param asset base asset
 * @param longs coins of the long positions at mark, >= 0
 * @param shorts coins of the short positions at mark, >= 0
 * @param spot coins held outside any margin account
 * @param collateral coins in the margin balances, unrealised PnL included: coin-margined pools, isolated margins in coin,
 *     holdings of a unified account; haircuts are not taken off
 */
public record Exposure(String asset, double longs, double shorts, double spot, double collateral) {

    /** Longs − shorts: of the contracts alone. */
    public double contractDelta() {
        return longs - shorts;
    }

    /** All of it: positive gains when the price rises. */
    public double netDelta() {
        return contractDelta() + spot + collateral;
    }

    /**
     * How much of the larger side the other side covers, 0..1: 1 is neutral. 0 when there is nothing to hedge.
     */
    public double hedgeRatio() {
        double up = longs + Math.max(0, spot) + Math.max(0, collateral);
        double down = shorts + Math.max(0, -spot) + Math.max(0, -collateral);
        double larger = Math.max(up, down);
        return larger == 0 ? 0 : Math.min(up, down) / larger;
    }

    /**
     * Exposures of an account by asset: base assets of its contracts, its spot coins and its coin collateral. An asset that a
     * linear contract of the account settles in, or that a unified account counts in, is money, no exposure, unless it is a
     * base asset too.
     */
    public static SortedMap<String, Exposure> of(Portfolio account) {
        SortedMap<String, Exposure> exposures = new TreeMap<>();
        for (String asset : assets(account)) {
            exposures.put(asset, of(account, asset));
        }
        return exposures;
    }

    private static Exposure of(Portfolio account, String asset) {
        double longs = 0;
        double shorts = 0;
        for (OpenPosition open : account.positions()) {
            double delta = open.instrument().baseAsset().equals(asset) ? open.delta() : 0;
            longs += Math.max(0, delta);
            shorts += Math.max(0, -delta);
        }
        double collateral = 0;
        for (MarginUnit unit : account.units().values()) {
            collateral += unit.balanceIn(asset);
        }
        return new Exposure(asset, longs, shorts, account.spot().getOrDefault(asset, 0.0), collateral);
    }

    private static Set<String> assets(Portfolio account) {
        Set<String> assets = new TreeSet<>(account.walletBalances().keySet());
        account.unified().ifPresent(collateral -> {
            collateral.holdings().stream().map(CollateralHolding::asset).forEach(assets::add);
            assets.remove(collateral.asset());
        });
        for (OpenPosition open : account.positions()) {
            if (open.instrument().contract() == ContractType.LINEAR) {
                assets.remove(open.instrument().settleAsset());
            }
        }
        account.positions().forEach(open -> assets.add(open.instrument().baseAsset()));
        assets.addAll(account.spot().keySet());
        return assets;
    }
}

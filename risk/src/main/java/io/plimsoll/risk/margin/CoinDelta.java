package io.plimsoll.risk.margin;

/** What a unit gains, in coins, when one asset's price rises: through its collateral and through its positions. */
final class CoinDelta {

    private CoinDelta() {}

    /** Coins of the asset in the margin balance. */
    static double collateral(MarginUnit unit, String asset) {
        if (!unit.isUnified()) {
            return asset.equals(unit.settleAsset()) ? unit.marginBalance() : 0;
        }
        double coins = 0;
        for (CollateralHolding holding : unit.holdings()) {
            coins += holding.asset().equals(asset) ? holding.balance() : 0;
        }
        for (OpenPosition open : unit.positions()) {
            coins += open.instrument().settleAsset().equals(asset) ? open.unrealizedPnl() : 0;
        }
        return coins;
    }

    /** Collateral and positions together. */
    static double net(MarginUnit unit, String baseAsset) {
        double sum = collateral(unit, baseAsset);
        for (OpenPosition open : unit.positions()) {
            sum += open.instrument().baseAsset().equals(baseAsset) ? open.delta() : 0;
        }
        return sum;
    }
}

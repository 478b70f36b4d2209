package io.plimsoll.risk.stress;

import java.util.Set;

/**
 * Assets whose price is one unit of money: dollars and the coins that stand for them. What a scenario says of "all other
 * prices" is about coins, so cash keeps its price and its collateral rate unless it is named (a lost peg).
 */
final class CashAssets {

    private static final Set<String> NAMES = Set.of(
            "USD", "USDT", "USDC", "BUSD", "FDUSD", "TUSD", "USDP", "PYUSD", "RLUSD", "USDE", "USDS", "USD1", "DAI",
            "EUR", "EURI");

    private CashAssets() {}

    static boolean contains(String asset) {
        return NAMES.contains(asset);
    }
}

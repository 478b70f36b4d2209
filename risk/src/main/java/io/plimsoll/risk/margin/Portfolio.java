package io.plimsoll.risk.margin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One account at one moment: what it holds and how its holdings stand behind its positions. It either keeps a cross pool
 * for each settle asset, or is unified: one pool of all its collateral. Isolated positions stand on their own margin in
 * both.
 *
 * <p>Example: wallets of 1,500 USDT and 2 BTC, a cross BTCUSDT long and an isolated ETHUSDT short are three units:
 * {@code CROSS:BTC} (a balance only), {@code CROSS:USDT} and {@code ISOLATED:ETHUSDT:SHORT}.
 *
 * @param account account id
 * @param walletBalances wallet balance of each cross pool by settle asset, without unrealised PnL and without isolated
 *     margin; empty in a unified account
 * @param positions open positions at their marks; one a symbol and side
 * @param unified collateral of a unified account; empty when every settle asset is a pool of its own
 * @param spot coins held outside any margin account, by asset; they count in exposure, never in margin
 */
public record Portfolio(
        String account,
        Map<String, Double> walletBalances,
        List<OpenPosition> positions,
        Optional<UnifiedCollateral> unified,
        Map<String, Double> spot) {

    /** Checks that nothing is counted twice and that a symbol has one mark. */
    public Portfolio {
        Check.text("account", account);
        walletBalances = Collections.unmodifiableMap(new TreeMap<>(walletBalances));
        positions = List.copyOf(positions);
        spot = Collections.unmodifiableMap(new TreeMap<>(spot));
        Check.that(
                unified.isEmpty() || walletBalances.isEmpty(),
                "walletBalances of unified account " + account,
                walletBalances,
                "none: the holdings of its unified collateral are its balances");
        walletBalances.forEach((asset, balance) ->
                Check.that(Double.isFinite(balance), "walletBalance of " + asset, balance, "a finite number"));
        spot.forEach(
                (asset, amount) -> Check.that(Double.isFinite(amount), "spot of " + asset, amount, "a finite number"));
        Set<Scope> seen = new HashSet<>();
        Map<String, Double> marks = new HashMap<>();
        for (OpenPosition open : positions) {
            Position position = open.position();
            String symbol = position.symbol();
            Check.that(
                    seen.add(Scope.isolated(symbol, position.side())),
                    "position " + symbol + " " + position.side() + " of " + account,
                    "given twice",
                    "one position a symbol and side");
            double mark = marks.computeIfAbsent(symbol, unused -> open.markPrice());
            Check.that(
                    mark == open.markPrice(),
                    "markPrice of " + symbol + " " + position.side(),
                    open.markPrice(),
                    "the " + mark + " of its other side");
        }
    }

    /** An account with a cross pool for each settle asset, and no spot coins. */
    public static Portfolio ofPools(String account, Map<String, Double> walletBalances, List<OpenPosition> positions) {
        return new Portfolio(account, walletBalances, positions, Optional.empty(), Map.of());
    }

    /** A unified account without spot coins. */
    public static Portfolio ofUnified(String account, UnifiedCollateral collateral, List<OpenPosition> positions) {
        return new Portfolio(account, Map.of(), positions, Optional.of(collateral), Map.of());
    }

    /**
     * What has a margin ratio of its own, by name: the cross pools, also those with only a balance, or the one unified
     * pool; and each isolated position, in its own settle asset.
     */
    public SortedMap<Scope, MarginUnit> units() {
        SortedMap<Scope, MarginUnit> units = new TreeMap<>();
        List<OpenPosition> cross = new ArrayList<>();
        for (OpenPosition open : positions) {
            if (open.position().marginMode() == MarginMode.ISOLATED) {
                MarginUnit unit = MarginUnit.isolated(open.settledAt(1));
                units.put(unit.scope(), unit);
            } else {
                cross.add(open);
            }
        }
        if (unified.isPresent()) {
            UnifiedCollateral collateral = unified.get();
            MarginUnit unit = MarginUnit.unified(collateral.asset(), collateral.holdings(), cross);
            units.put(unit.scope(), unit);
        } else {
            poolAssets(cross).forEach(asset -> units.put(Scope.cross(asset), pool(asset, cross)));
        }
        return units;
    }

    /** One of {@link #units()}; empty when the account has none of that name. */
    public Optional<MarginUnit> unit(Scope scope) {
        return Optional.ofNullable(units().get(scope));
    }

    private SortedSet<String> poolAssets(List<OpenPosition> cross) {
        SortedSet<String> assets = new TreeSet<>(walletBalances.keySet());
        cross.forEach(open -> assets.add(open.instrument().settleAsset()));
        return assets;
    }

    private MarginUnit pool(String asset, List<OpenPosition> cross) {
        List<OpenPosition> own = cross.stream()
                .filter(open -> open.instrument().settleAsset().equals(asset))
                .map(open -> open.settledAt(1))
                .toList();
        return MarginUnit.cross(asset, walletBalances.getOrDefault(asset, 0.0), own);
    }

    /** Largest margin ratio of its units: the account's headline; 0 without positions. */
    public double marginRatio() {
        double worst = 0;
        for (MarginUnit unit : units().values()) {
            worst = Math.max(worst, unit.marginRatio());
        }
        return worst;
    }

    /** Same account at other marks, by symbol; a symbol without one keeps its mark, and collateral its price. */
    public Portfolio at(Map<String, Double> marks) {
        return at(marks, Map.of());
    }

    /**
     * Same account at other marks, by symbol, and other prices of what a unified account holds and settles in, by asset;
     * what is not named keeps its price.
     */
    public Portfolio at(Map<String, Double> marks, Map<String, Double> assetPrices) {
        List<OpenPosition> moved = new ArrayList<>(positions.size());
        for (OpenPosition open : positions) {
            moved.add(open.at(marks, assetPrices));
        }
        return new Portfolio(
                account, walletBalances, moved, unified.map(collateral -> collateral.at(assetPrices)), spot);
    }

    /** Same account with other collateral, as under cut haircuts. */
    public Portfolio with(UnifiedCollateral collateral) {
        return new Portfolio(account, walletBalances, positions, Optional.of(collateral), spot);
    }

    /** Same account with other positions, as after one was liquidated. */
    public Portfolio with(List<OpenPosition> others) {
        return new Portfolio(account, walletBalances, others, unified, spot);
    }
}

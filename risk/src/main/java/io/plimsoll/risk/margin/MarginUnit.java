package io.plimsoll.risk.margin;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What has one margin ratio: a cross pool, one isolated position, or the pool of a unified account, at the marks of one
 * moment. Amounts are in the settle asset (unified: the valuation asset) and computed from the positions each time,
 * always in the order of symbol and side, so that equal inputs give equal bits.
 *
 * <p>Example: wallet 1,500, long 1 BTC from 60,000 at mark 58,800, rate 0.4 %: balance 300, maintenance 235.2, ratio
 * 0.784, liquidation price 58,734.94.
 *
 * @param scope name of the unit
 * @param settleAsset asset of every amount
 * @param collateral wallet balance of the pool, margin of the isolated position, or value of the holdings; without
 *     unrealised PnL
 * @param positions open positions; may be empty
 * @param holdings assets of a unified account; empty for a cross pool and an isolated position
 */
public record MarginUnit(
        Scope scope,
        String settleAsset,
        double collateral,
        List<OpenPosition> positions,
        List<CollateralHolding> holdings) {

    private static final Comparator<OpenPosition> BY_SYMBOL_AND_SIDE = Comparator.comparing(
                    (OpenPosition open) -> open.position().symbol())
            .thenComparing(open -> open.position().side());

    /** Checks that every amount can be counted in the unit's asset, and sorts the positions. */
    public MarginUnit {
        if (!Double.isFinite(collateral)) {
            throw Check.fault("collateral of " + scope, collateral, "a finite number");
        }
        positions = positions.stream().sorted(BY_SYMBOL_AND_SIDE).toList();
        holdings = List.copyOf(holdings);
        for (OpenPosition open : positions) {
            boolean same = open.instrument().settleAsset().equals(settleAsset);
            if (same ? open.settlePrice() != 1 : holdings.isEmpty()) {
                throw misfit(open, scope, settleAsset, same);
            }
        }
    }

    private static IllegalArgumentException misfit(OpenPosition open, Scope scope, String settleAsset, boolean same) {
        String of = " of " + open.position().symbol() + " in " + scope;
        return same
                ? Check.fault("settlePrice" + of, open.settlePrice(), "1")
                : Check.fault("settleAsset" + of, open.instrument().settleAsset(), settleAsset);
    }

    /** A unit that is not unified. */
    public MarginUnit(Scope scope, String settleAsset, double collateral, List<OpenPosition> positions) {
        this(scope, settleAsset, collateral, positions, List.of());
    }

    /** Pool of the cross positions settled in {@code settleAsset}. */
    public static MarginUnit cross(String settleAsset, double walletBalance, List<OpenPosition> positions) {
        return new MarginUnit(Scope.cross(settleAsset), settleAsset, walletBalance, positions);
    }

    /** One isolated position on its own margin. */
    public static MarginUnit isolated(OpenPosition open) {
        Scope scope = Scope.isolated(open.position().symbol(), open.position().side());
        return new MarginUnit(scope, open.instrument().settleAsset(), open.isolatedCollateral(), List.of(open));
    }

    /**
     * Pool of a unified account: all holdings stand behind all cross positions, whatever they settle in. The settle price of
     * a position is the price of its settle asset's holding; where there is none, its own.
     *
     * @param asset valuation asset
     * @param holdings assets of the account; none counts as 0 of the valuation asset
     * @param positions its cross positions
     */
    public static MarginUnit unified(String asset, List<CollateralHolding> holdings, List<OpenPosition> positions) {
        List<CollateralHolding> held = holdings.isEmpty() ? List.of(new CollateralHolding(asset, 0, 1, 1)) : holdings;
        UnifiedCollateral collateral = new UnifiedCollateral(asset, held);
        return new MarginUnit(
                Scope.cross(asset), asset, collateral.value(), collateral.settled(positions), collateral.holdings());
    }

    /** True for the pool of a unified account. */
    public boolean isUnified() {
        return !holdings.isEmpty();
    }

    /** Same unit at other marks, by symbol; what is not named keeps its mark, and collateral its price. */
    public MarginUnit at(Map<String, Double> marks) {
        return at(marks, Map.of());
    }

    /**
     * Same unit at other marks, by symbol, and, when it is unified, other prices of the assets it holds and settles in;
     * what is not named keeps its price.
     */
    public MarginUnit at(Map<String, Double> marks, Map<String, Double> assetPrices) {
        if (!isUnified()) {
            return new MarginUnit(scope, settleAsset, collateral, moved(marks, Map.of()));
        }
        UnifiedCollateral revalued = new UnifiedCollateral(settleAsset, holdings).at(assetPrices);
        return unified(settleAsset, revalued.holdings(), moved(marks, assetPrices));
    }

    private List<OpenPosition> moved(Map<String, Double> marks, Map<String, Double> assetPrices) {
        return positions.stream().map(open -> open.at(marks, assetPrices)).toList();
    }

    /** Gross notional at mark, >= 0. */
    public double notional() {
        double sum = 0;
        for (OpenPosition open : positions) {
            sum += open.notional() * open.settlePrice();
        }
        return sum;
    }

    /** Unrealised PnL at mark; negative is a loss. */
    public double unrealizedPnl() {
        double sum = 0;
        for (OpenPosition open : positions) {
            sum += open.unrealizedPnl() * open.settlePrice();
        }
        return sum;
    }

    /** Collateral plus unrealised PnL. */
    public double marginBalance() {
        return collateral + unrealizedPnl();
    }

    /** Sum of the positions' maintenance margins. */
    public double maintenanceMargin() {
        double sum = 0;
        for (OpenPosition open : positions) {
            sum += open.maintenanceMargin() * open.settlePrice();
        }
        return sum;
    }

    /** Sum of the positions' initial margins; NaN when a leverage is not known. */
    public double initialMargin() {
        double sum = 0;
        for (OpenPosition open : positions) {
            sum += open.initialMargin() * open.settlePrice();
        }
        return sum;
    }

    /**
     * Maintenance margin / margin balance: 0 without positions, 1 is liquidation, infinite when the balance is used up.
     * Never negative, never NaN.
     */
    public double marginRatio() {
        if (positions.isEmpty()) {
            return 0;
        }
        double balance = marginBalance();
        return balance > 0 ? Math.max(0, maintenanceMargin()) / balance : Double.POSITIVE_INFINITY;
    }

    /** Gross notional / margin balance: 0 without positions, infinite when the balance is used up. */
    public double effectiveLeverage() {
        return shareOfBalance(notional());
    }

    /** |long − short notional| / margin balance: leverage on all symbols moving alike; 0 and infinite as the gross one. */
    public double netLeverage() {
        double sum = 0;
        for (OpenPosition open : positions) {
            sum += open.position().side().sign() * open.notional() * open.settlePrice();
        }
        return shareOfBalance(Math.abs(sum));
    }

    /** Notional of one of its positions / margin balance: what that position adds to {@link #effectiveLeverage()}. */
    public double effectiveLeverage(OpenPosition open) {
        return shareOfBalance(open.notional() * open.settlePrice());
    }

    /** Gross notional of one symbol / margin balance; as {@link #effectiveLeverage()} for its positions alone. */
    public double exposureShare(String symbol) {
        return shareOfBalance(notional(symbol));
    }

    /** Largest symbol's share of the gross notional, 0..1; 0 without positions. */
    public double concentration() {
        double largest = 0;
        for (String symbol : symbols()) {
            largest = Math.max(largest, notional(symbol));
        }
        return positions.isEmpty() ? 0 : largest / notional();
    }

    private double notional(String symbol) {
        double sum = 0;
        for (OpenPosition open : positions) {
            sum += open.position().symbol().equals(symbol) ? open.notional() * open.settlePrice() : 0;
        }
        return sum;
    }

    /**
     * Coins of one asset in the margin balance, unrealised PnL included: what the unit loses in that coin's price by holding
     * it as collateral. A pool of another asset holds none.
     */
    public double balanceIn(String asset) {
        return CoinDelta.collateral(this, asset);
    }

    /**
     * Net delta of one base asset in coins: its positions' and the coins of it that the unit holds as collateral. An inverse
     * short of 1x on its own coins is 0: neutral in quote terms.
     */
    public double delta(String baseAsset) {
        return CoinDelta.net(this, baseAsset);
    }

    /** Initial margin / margin balance: 0 without positions, infinite when the balance is used up, NaN as above. */
    public double positionSizeRatio() {
        return shareOfBalance(initialMargin());
    }

    private double shareOfBalance(double amount) {
        if (positions.isEmpty()) {
            return 0;
        }
        double balance = marginBalance();
        return balance > 0 ? amount / balance : Double.POSITIVE_INFINITY;
    }

    /** Symbols of the positions, in order, each once. */
    public List<String> symbols() {
        return positions.stream()
                .map(open -> open.position().symbol())
                .distinct()
                .toList();
    }

    /**
     * Price of one symbol at which the ratio reaches 1 while other prices stay, the nearer one of two; legs of a hedge
     * share it. In a unified account the prices of collateral and settle assets stay too, even of the coin the symbol
     * follows: what happens when they fall together is told by a shock of all of them. Of a unit that is past liquidation: the price at which it would come back. Empty when no positive price
     * does.
     */
    public OptionalDouble liquidationPrice(String symbol) {
        return LiquidationPrice.of(this, symbol);
    }

    /** Both liquidation prices of one symbol, the lower and the upper; without a position in it, none. */
    public LiquidationPrices liquidationPrices(String symbol) {
        return LiquidationPrice.both(this, symbol);
    }

    /**
     * Price of one symbol at which the margin balance is used up while everything else stays; empty when no positive price
     * does, or without a position in it.
     */
    public OptionalDouble bankruptcyPrice(String symbol) {
        return BankruptcyPrice.of(this, symbol, false);
    }

    /** As {@link #bankruptcyPrice}, where the balance also pays the taker fee of closing there: nearer to the mark. */
    public OptionalDouble bankruptcyPriceAfterFee(String symbol) {
        return BankruptcyPrice.of(this, symbol, true);
    }

    /**
     * Liquidation distance counted in average true ranges of the symbol: how many usual bars away.
     *
     * @param atr average true range, in price units, > 0
     */
    public OptionalDouble liquidationDistanceInAtrs(String symbol, double atr) {
        return LiquidationDistance.inAtrs(this, symbol, atr);
    }

    /**
     * |mark − liquidation price| / mark, a fraction; 0 when the ratio is 1 or more; empty when there is no liquidation
     * price or no position in the symbol.
     */
    public OptionalDouble liquidationDistance(String symbol) {
        return liquidationDistance(symbol, liquidationPrice(symbol));
    }

    /** As {@link #liquidationDistance(String)}, from a liquidation price computed before. */
    public OptionalDouble liquidationDistance(String symbol, OptionalDouble liquidationPrice) {
        return LiquidationDistance.of(this, symbol, liquidationPrice);
    }

    /** Smallest single actions that bring the ratio back to {@code targetRatio}, smallest first; empty when it is there. */
    public List<Remedy> remedies(double targetRatio) {
        return RemedySearch.of(this, targetRatio);
    }

    /** Actions that change its risk without restoring a ratio, smallest first: neutral hedges, drops to a lower tier. */
    public List<Adjustment> adjustments() {
        return AdjustmentSearch.of(this);
    }
}

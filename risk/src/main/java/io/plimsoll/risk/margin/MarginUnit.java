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
        Check.that(Double.isFinite(collateral), "collateral of " + scope, collateral, "a finite number");
        positions = positions.stream().sorted(BY_SYMBOL_AND_SIDE).toList();
        holdings = List.copyOf(holdings);
        for (OpenPosition open : positions) {
            String found = open.instrument().settleAsset();
            boolean same = found.equals(settleAsset);
            String of = open.position().symbol() + " in " + scope;
            Check.that(same || !holdings.isEmpty(), "settleAsset of " + of, found, settleAsset);
            Check.that(!same || open.settlePrice() == 1, "settlePrice of " + of, open.settlePrice(), "1");
        }
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
     * Pool of a unified account: all holdings stand behind all cross positions, whatever they settle in.
     *
     * <p>The settle price of a position is the price of its settle asset's holding; where there is none, its own.
     *
     * @param asset valuation asset
     * @param holdings assets of the account; none counts as 0 of the valuation asset
     * @param positions its cross positions
     */
    public static MarginUnit unified(String asset, List<CollateralHolding> holdings, List<OpenPosition> positions) {
        List<CollateralHolding> held = holdings.isEmpty() ? List.of(new CollateralHolding(asset, 0, 1, 1)) : holdings;
        UnifiedCollateral collateral = new UnifiedCollateral(asset, held);
        List<OpenPosition> settled =
                positions.stream().map(open -> settled(open, held)).toList();
        return new MarginUnit(Scope.cross(asset), asset, collateral.value(), settled, collateral.holdings());
    }

    private static OpenPosition settled(OpenPosition open, List<CollateralHolding> holdings) {
        for (CollateralHolding holding : holdings) {
            if (holding.asset().equals(open.instrument().settleAsset())) {
                return open.settledAt(holding.price());
            }
        }
        return open;
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
        Map<String, Double> settle = isUnified() ? assetPrices : Map.of();
        List<OpenPosition> moved =
                positions.stream().map(open -> open.at(marks, settle)).toList();
        if (!isUnified()) {
            return new MarginUnit(scope, settleAsset, collateral, moved);
        }
        UnifiedCollateral revalued = new UnifiedCollateral(settleAsset, holdings).at(settle);
        return unified(settleAsset, revalued.holdings(), moved);
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

    /**
     * |mark − liquidation price| / mark, a fraction; 0 when the ratio is 1 or more; empty when there is no liquidation
     * price or no position in the symbol.
     */
    public OptionalDouble liquidationDistance(String symbol) {
        return liquidationDistance(symbol, liquidationPrice(symbol));
    }

    /** As {@link #liquidationDistance(String)}, from a liquidation price computed before. */
    public OptionalDouble liquidationDistance(String symbol, OptionalDouble liquidationPrice) {
        for (OpenPosition open : positions) {
            if (!open.position().symbol().equals(symbol)) {
                continue;
            }
            if (marginRatio() >= 1) {
                return OptionalDouble.of(0);
            }
            if (liquidationPrice.isPresent()) {
                double mark = open.markPrice();
                return OptionalDouble.of(Math.abs(mark - liquidationPrice.getAsDouble()) / mark);
            }
        }
        return OptionalDouble.empty();
    }

    /** Smallest single actions that bring the ratio back to {@code targetRatio}, smallest first; empty when it is there. */
    public List<Remedy> remedies(double targetRatio) {
        return RemedySearch.of(this, targetRatio);
    }
}

package io.plimsoll.risk.margin;

import java.util.ArrayList;
import java.util.List;

/**
 * A unit as it would be after one action at the present marks: money added, part of a position closed, a position opened.
 * What every remedy and adjustment is measured and checked with.
 *
 * <p>Example: long 1 BTC from 60,000 at mark 58,800 on a wallet of 1,500; closing 0.3 BTC realises −360, so the wallet
 * is 1,140 and 0.7 BTC is left.
 */
public final class WhatIf {

    private final MarginUnit unit;

    /** Starts from a unit as it is. */
    public WhatIf(MarginUnit unit) {
        this.unit = unit;
    }

    /**
     * After adding collateral; negative takes away.
     *
     * @param asset the unit's own; unified: any that is held or settled in
     * @param amount amount of the asset
     */
    public MarginUnit adding(String asset, double amount) {
        boolean known = asset.equals(unit.settleAsset())
                || unit.holdings().stream().anyMatch(holding -> holding.asset().equals(asset));
        double price = 1;
        for (OpenPosition open : unit.positions()) {
            if (open.instrument().settleAsset().equals(asset)) {
                known = true;
                price = open.settlePrice();
            }
        }
        Check.that(
                known,
                "asset added to " + unit.scope(),
                asset,
                unit.isUnified() ? "an asset that is held or settled in" : unit.settleAsset());
        return with(asset, amount, price, unit.positions());
    }

    /**
     * After closing {@code quantity} of one position at mark: its PnL is realised and its taker fee paid, and the margin of
     * an isolated position stays in it.
     */
    public MarginUnit closing(OpenPosition closed, double quantity) {
        Position position = closed.position();
        double whole = position.quantity();
        Check.that(
                quantity >= 0 && quantity <= whole,
                "quantity to close of " + position.symbol(),
                quantity,
                "from 0 to the " + whole + " held");
        double fraction = quantity / whole;
        List<OpenPosition> rest = new ArrayList<>(unit.positions());
        Check.that(rest.remove(closed), "position to close", position, "one of " + unit.scope());
        if (quantity < whole) {
            rest.add(closed.resized(whole - quantity, position.entryPrice()));
        }
        double fee = closed.notional() * closed.instrument().takerFeeRate();
        double realized = fraction * (closed.unrealizedPnl() - fee);
        return with(closed.instrument().settleAsset(), realized, closed.settlePrice(), rest);
    }

    /**
     * After opening a position at its mark and paying its taker fee. It joins a position of the same symbol and side; one of
     * the other side stays beside it (hedge mode).
     */
    public MarginUnit opening(OpenPosition opened) {
        Position added = opened.position();
        List<OpenPosition> all = new ArrayList<>();
        OpenPosition result = opened;
        for (OpenPosition open : unit.positions()) {
            Position held = open.position();
            if (held.symbol().equals(added.symbol()) && held.side() == added.side()) {
                result = open.joinedBy(opened);
            } else {
                all.add(open);
            }
        }
        all.add(result);
        double fee = opened.notional() * opened.instrument().takerFeeRate();
        return with(opened.instrument().settleAsset(), -fee, opened.settlePrice(), all);
    }

    private MarginUnit with(String asset, double amount, double price, List<OpenPosition> positions) {
        if (!unit.isUnified()) {
            return new MarginUnit(unit.scope(), unit.settleAsset(), unit.collateral() + amount, positions);
        }
        UnifiedCollateral collateral =
                new UnifiedCollateral(unit.settleAsset(), unit.holdings()).plus(asset, amount, price);
        return MarginUnit.unified(unit.settleAsset(), collateral.holdings(), positions);
    }
}

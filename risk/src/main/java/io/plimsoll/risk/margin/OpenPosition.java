package io.plimsoll.risk.margin;

import java.util.Map;

/**
 * A position together with what values it: its contract's terms and its mark price. All amounts are in the contract's
 * settle asset.
 *
 * <p>Example: long 1 BTC from 60,000 at mark 58,800, rate 0.4 %: notional 58,800, unrealised PnL −1,200, maintenance
 * margin 235.2.
 *
 * @param position position, quantity > 0
 * @param instrument terms of its symbol
 * @param markPrice quote per base, finite, > 0
 * @param settlePrice value of one settle asset in the asset of the unit that holds the position, finite, > 0; 1 unless
 *     the unit is a unified account valued in another asset
 */
public record OpenPosition(Position position, Instrument instrument, double markPrice, double settlePrice) {

    /** Checks that all belong together. */
    public OpenPosition {
        // told apart from the words of a fault, which would cost more than the check on every tick
        boolean valid = position.symbol().equals(instrument.symbol())
                && position.quantity() > 0
                && isPrice(markPrice)
                && isPrice(settlePrice);
        if (!valid) {
            throw invalid(position, instrument, markPrice, settlePrice);
        }
    }

    private static boolean isPrice(double number) {
        return number > 0 && number < Double.POSITIVE_INFINITY;
    }

    private static IllegalArgumentException invalid(
            Position position, Instrument instrument, double markPrice, double settlePrice) {
        String of = " of " + position.symbol();
        if (!position.symbol().equals(instrument.symbol())) {
            return Check.fault("instrument" + of, instrument.symbol(), position.symbol());
        }
        String expected = "a finite number above 0";
        if (!(position.quantity() > 0)) {
            return Check.fault("quantity" + of, position.quantity(), expected);
        }
        return isPrice(markPrice)
                ? Check.fault("settlePrice" + of, settlePrice, expected)
                : Check.fault("markPrice" + of, markPrice, expected);
    }

    /** A position of a unit that counts in the position's own settle asset. */
    public OpenPosition(Position position, Instrument instrument, double markPrice) {
        this(position, instrument, markPrice, 1);
    }

    /** Same position at another mark. */
    public OpenPosition at(double otherMarkPrice) {
        return new OpenPosition(position, instrument, otherMarkPrice, settlePrice);
    }

    /** Same position at its mark and its settle asset's price in the maps; what they do not name stays. */
    OpenPosition at(Map<String, Double> marks, Map<String, Double> assetPrices) {
        return new OpenPosition(
                position,
                instrument,
                marks.getOrDefault(position.symbol(), markPrice),
                assetPrices.getOrDefault(instrument.settleAsset(), settlePrice));
    }

    /** Same position in a unit that values its settle asset at {@code price}. */
    public OpenPosition settledAt(double price) {
        return price == settlePrice ? this : new OpenPosition(position, instrument, markPrice, price);
    }

    /** Size: linear in base units, inverse in quote units; > 0. */
    public double size() {
        return position.quantity() * instrument.contractSize();
    }

    /** Notional at mark, > 0. */
    public double notional() {
        return size() * perSize(markPrice);
    }

    /** Notional at entry, > 0. */
    public double entryNotional() {
        return size() * perSize(position.entryPrice());
    }

    /** Unrealised PnL at mark; negative is a loss. */
    public double unrealizedPnl() {
        return pnlPerStep() * (perSize(markPrice) - perSize(position.entryPrice()));
    }

    /** Notional that maintenance margin is counted on. */
    public double maintenanceNotional() {
        return instrument.liquidationBasis() == LiquidationBasis.ENTRY_VALUE ? entryNotional() : notional();
    }

    /**
     * Maintenance margin including the fee to close where the venue counts it. Negative only when the venue's given
     * maintenance amount exceeds what the rate asks for.
     */
    public double maintenanceMargin() {
        double notional = maintenanceNotional();
        Tier tier = instrument.tiers().at(notional);
        return notional * (tier.maintenanceMarginRate() + instrument.liquidationFeeRate()) - tier.maintenanceAmount();
    }

    /**
     * Initial margin: of an isolated position at entry (its assigned margin when it has no leverage setting), of a cross one
     * at mark; NaN when the leverage of a cross position is not known.
     */
    public double initialMargin() {
        return position.marginMode() == MarginMode.ISOLATED ? entryMargin() : notional() / position.leverage();
    }

    /** Margin that was asked for at entry; NaN when the leverage of a cross position is not known. */
    private double entryMargin() {
        boolean assignedOnly = Double.isNaN(position.leverage()) && position.marginMode() == MarginMode.ISOLATED;
        return assignedOnly ? position.isolatedMargin() : entryNotional() / position.leverage();
    }

    /**
     * Return on equity (PnL %), as Binance, KuCoin and Hyperliquid count it: unrealised PnL / initial margin at entry.
     *
     * <p>Example: 10x and a price 5 % better give 0.5, 50 %. NaN when the leverage of a cross position is not known.
     */
    public double returnOnEquity() {
        return unrealizedPnl() / entryMargin();
    }

    /**
     * Coins of the base asset whose price risk it carries, at mark; negative for a short. Linear: the size. Inverse: the
     * notional in coin, as its PnL in coin is worth what that many coins gain.
     */
    public double delta() {
        return position.side().sign() * (inverse() ? notional() : size());
    }

    /** Margin an isolated position stands on: what was assigned to it, otherwise its initial margin at entry. */
    public double isolatedCollateral() {
        return Double.isNaN(position.isolatedMargin())
                ? entryNotional() / position.leverage()
                : position.isolatedMargin();
    }

    /** Same position with another quantity and average entry price. */
    OpenPosition resized(double quantity, double entryPrice) {
        Position resized = new Position(
                position.symbol(),
                position.side(),
                position.marginMode(),
                quantity,
                entryPrice,
                position.isolatedMargin(),
                position.leverage());
        return new OpenPosition(resized, instrument, markPrice, settlePrice);
    }

    /** After adding another position of the same symbol and side; its leverage setting stays. */
    OpenPosition joinedBy(OpenPosition added) {
        EntryPrice average = new EntryPrice(instrument.contract(), position.side(), size(), position.entryPrice())
                .adding(added.size(), added.position().entryPrice());
        return resized(position.quantity() + added.position().quantity(), average.price());
    }

    boolean inverse() {
        return instrument.contract() == ContractType.INVERSE;
    }

    /**
     * Notional of one unit of size at a price: the price itself, for an inverse contract its reciprocal. In this
     * coordinate notional and PnL of both kinds of contract are straight lines.
     */
    double perSize(double price) {
        return inverse() ? 1 / price : price;
    }

    /** PnL of one step of the coordinate {@link #perSize}: an inverse long gains when the reciprocal falls. */
    double pnlPerStep() {
        return (inverse() ? -1 : 1) * position.side().sign() * size();
    }
}

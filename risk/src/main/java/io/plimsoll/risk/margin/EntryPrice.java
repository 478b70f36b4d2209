package io.plimsoll.risk.margin;

/**
 * Average entry price of one side of one symbol, and what a trade makes of it.
 *
 * <p>Example: 1 BTC at 60,000 and 1 more at 57,000 average 58,500. Of an inverse contract the mean is harmonic, since equal
 * quote amounts buy more coins at the lower price: 100 USD at 60,000 and 100 at 57,000 average 58,461.54.
 *
 * <p>Sources: Binance FAQ 360033525071; Bybit help, "Profit & Loss calculations" (inverse and USDT).
 *
 * @param contract linear or inverse
 * @param side long or short
 * @param size linear: base units; inverse: quote units; > 0
 * @param price average entry price, > 0
 */
public record EntryPrice(ContractType contract, Side side, double size, double price) {

    /** Checks ranges. */
    public EntryPrice {
        Check.positive("size", size);
        Check.positive("price", price);
    }

    /** Average after adding on the same side. */
    public EntryPrice adding(double addedSize, double atPrice) {
        Check.positive("added size", addedSize);
        Check.positive("price of the addition", atPrice);
        double total = size + addedSize;
        double mean = contract == ContractType.LINEAR
                ? (size * price + addedSize * atPrice) / total
                : total / (size / price + addedSize / atPrice);
        return new EntryPrice(contract, side, total, mean);
    }

    /**
     * PnL that closing a part realises, before fees, in the settle asset; negative is a loss. The entry price of the rest
     * stays.
     */
    public double realized(double closedSize, double atPrice) {
        Check.that(closedSize >= 0 && closedSize <= size, "closed size", closedSize, "from 0 to the " + size + " held");
        Check.positive("price of the closing", atPrice);
        double gain = contract == ContractType.LINEAR ? atPrice - price : 1 / price - 1 / atPrice;
        return side.sign() * closedSize * gain;
    }

    /**
     * What trading {@code tradedSize} on the other side leaves in one-way mode: the rest at the same entry price, or, after
     * everything is closed, what opens at the trade's price on the other side.
     */
    public Reduced reducing(double tradedSize, double atPrice) {
        Check.positive("traded size", tradedSize);
        double pnl = realized(Math.min(tradedSize, size), atPrice);
        double left = size - tradedSize;
        if (left == 0) {
            return new Reduced.Closed(pnl);
        }
        return left > 0
                ? new Reduced.Left(pnl, new EntryPrice(contract, side, left, price))
                : new Reduced.Flipped(pnl, new EntryPrice(contract, side.opposite(), -left, atPrice));
    }

    /**
     * Price at which closing leaves nothing gained or lost after fees and funding.
     *
     * <p>Example: a long from 60,000 with 0.05 % each way breaks even at 60,060.03.
     *
     * @param openingFeeRate fee paid on the entry notional, a fraction
     * @param closingFeeRate fee to pay on the exit notional, a fraction
     * @param fundingPaid funding paid so far in the settle asset; negative was received
     * @return infinite when no price does (an inverse long that paid more than its coins)
     */
    public double breakEven(double openingFeeRate, double closingFeeRate, double fundingPaid) {
        Check.fraction("openingFeeRate", openingFeeRate);
        Check.fraction("closingFeeRate", closingFeeRate);
        int s = side.sign();
        double paid = fundingPaid / size;
        if (contract == ContractType.LINEAR) {
            return (price * (1 + s * openingFeeRate) + s * paid) / (1 - s * closingFeeRate);
        }
        double coins = (1 - s * openingFeeRate) / price - s * paid;
        return coins > 0 ? (1 + s * closingFeeRate) / coins : Double.POSITIVE_INFINITY;
    }

    /** Outcome of a trade against a position. */
    public sealed interface Reduced {

        /** PnL of the closed part before fees, in the settle asset. */
        double realizedPnl();

        /**
         * Part of the position is left.
         *
         * @param realizedPnl as above
         * @param rest what is left, its entry price unchanged
         */
        record Left(double realizedPnl, EntryPrice rest) implements Reduced {}

        /**
         * Nothing is left.
         *
         * @param realizedPnl as above
         */
        record Closed(double realizedPnl) implements Reduced {}

        /**
         * The trade was larger than the position.
         *
         * @param realizedPnl as above
         * @param opened what it opened on the other side
         */
        record Flipped(double realizedPnl, EntryPrice opened) implements Reduced {}
    }
}

package io.plimsoll.risk.margin;

import java.util.OptionalDouble;

/**
 * Price of one symbol at which its unit's margin balance is used up while everything else stays: where the venue's own
 * loss begins. Between it and the liquidation price lies the maintenance margin.
 *
 * <p>Example: isolated long from 60,000 at 10x: 54,000; with a fee of 0.05 % to close there, 54,027.01. An isolated linear
 * position: entry × (1 − side / leverage); an inverse one: entry × leverage / (leverage + side).
 *
 * <p>In x = price (inverse: 1 / price) the balance is a straight line, so there is at most one.
 */
final class BankruptcyPrice {

    private BankruptcyPrice() {}

    /** With {@code closingFee} what is left must pay the taker fee of closing, too. */
    static OptionalDouble of(MarginUnit unit, String symbol, boolean closingFee) {
        double constant = unit.collateral();
        double slope = 0;
        OpenPosition leg = null;
        for (OpenPosition open : unit.positions()) {
            double settle = open.settlePrice();
            if (!open.position().symbol().equals(symbol)) {
                constant += open.unrealizedPnl() * settle;
                continue;
            }
            leg = open;
            constant -= open.pnlPerStep() * open.perSize(open.position().entryPrice()) * settle;
            slope += open.pnlPerStep() * settle;
            slope -= closingFee ? open.size() * open.instrument().takerFeeRate() * settle : 0;
        }
        if (leg == null) {
            return OptionalDouble.empty();
        }
        double price = leg.perSize(-constant / slope);
        return price > 0 && Double.isFinite(price) ? OptionalDouble.of(price) : OptionalDouble.empty();
    }
}

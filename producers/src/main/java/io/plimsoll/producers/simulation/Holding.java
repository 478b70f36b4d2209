package io.plimsoll.producers.simulation;

import io.plimsoll.schemas.avro.MarginMode;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * One position of a simulated account, in USDT.
 *
 * @param quantity > 0, or 0 when closed
 * @param isolatedMargin of an isolated one, without unrealised profit
 */
record Holding(
        String symbol,
        Side side,
        BigDecimal quantity,
        BigDecimal entryPrice,
        Optional<BigDecimal> isolatedMargin,
        int leverage) {
    private static final MathContext LOT = new MathContext(4, RoundingMode.HALF_UP);

    /** A quantity worth about {@code notional}, with four significant digits. */
    static BigDecimal quantityWorth(double notional, BigDecimal price, TierTerms terms) {
        return new BigDecimal(notional / (price.doubleValue() * terms.contractSize()), LOT);
    }

    double notional(double price, TierTerms terms) {
        return quantity.doubleValue() * price * terms.contractSize();
    }

    /** Profit, negative for a loss, of closing {@code closed} of it at {@code price}. */
    double profit(BigDecimal closed, double price, TierTerms terms) {
        double move = price - entryPrice.doubleValue();
        return closed.doubleValue() * terms.contractSize() * (side == Side.LONG ? move : -move);
    }

    /** The rest after closing {@code closed}, with as much less isolated margin. */
    Holding less(BigDecimal closed, Optional<BigDecimal> marginLeft) {
        return new Holding(symbol, side, quantity.subtract(closed), entryPrice, marginLeft, leverage);
    }

    /** With {@code added} bought or sold at {@code price}: the entry price is the mean by quantity. */
    Holding plus(BigDecimal added, BigDecimal price, Optional<BigDecimal> margin, int newLeverage) {
        BigDecimal total = quantity.add(added);
        BigDecimal entry =
                entryPrice.multiply(quantity).add(price.multiply(added)).divide(total, 18, RoundingMode.HALF_EVEN);
        return new Holding(symbol, side, total, entry, margin, newLeverage);
    }

    PositionUpdate update(String account, long timeMs) {
        return PositionUpdate.newBuilder()
                .setTime(Instant.ofEpochMilli(timeMs))
                .setAccount(account)
                .setSymbol(symbol)
                .setSide(side)
                .setMarginMode(isolatedMargin.isPresent() ? MarginMode.ISOLATED : MarginMode.CROSS)
                .setQuantity(wire(quantity))
                .setEntryPrice(wire(entryPrice))
                .setIsolatedMargin(isolatedMargin.map(Holding::wire).orElse(null))
                .setLeverage(wire(BigDecimal.valueOf(leverage)))
                .build();
    }

    static BigDecimal wire(BigDecimal value) {
        return value.setScale(18, RoundingMode.HALF_EVEN);
    }

    /** Money to the cent. */
    static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN);
    }
}

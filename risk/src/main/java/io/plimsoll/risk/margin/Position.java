package io.plimsoll.risk.margin;

/**
 * One open position of an account; a position is (account, symbol, side).
 *
 * @param symbol contract symbol
 * @param side long or short
 * @param marginMode cross or isolated
 * @param quantity linear: base units / contract size; inverse: contracts; >= 0, 0 closes
 * @param entryPrice average entry price, quote per base
 * @param isolatedMargin margin assigned to an isolated position, without unrealised PnL; NaN when not given
 * @param leverage leverage setting; NaN when not given; an isolated position without margin stands on its initial margin
 *     at entry
 */
public record Position(
        String symbol,
        Side side,
        MarginMode marginMode,
        double quantity,
        double entryPrice,
        double isolatedMargin,
        double leverage) {

    /** Checks ranges; of a closed position (quantity 0) only symbol and quantity count. */
    public Position {
        Check.text("symbol", symbol);
        String of = " of " + symbol + " " + side;
        Check.that(quantity >= 0 && Double.isFinite(quantity), "quantity" + of, quantity, "a finite number from 0");
        if (quantity > 0) {
            Check.positive("entryPrice" + of, entryPrice);
            Check.that(
                    !(isolatedMargin < 0) && !Double.isInfinite(isolatedMargin),
                    "isolatedMargin" + of,
                    isolatedMargin,
                    "a finite number from 0, or none");
            Check.that(
                    !(leverage <= 0) && !Double.isInfinite(leverage),
                    "leverage" + of,
                    leverage,
                    "a finite number above 0, or none");
            Check.that(
                    marginMode == MarginMode.CROSS || !Double.isNaN(isolatedMargin) || !Double.isNaN(leverage),
                    "isolatedMargin" + of,
                    "missing",
                    "isolatedMargin or leverage in mode ISOLATED");
        }
    }

    /** True when nothing is left of it. */
    public boolean closed() {
        return quantity == 0;
    }
}

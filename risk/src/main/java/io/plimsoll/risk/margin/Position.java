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
        double leverage) {}

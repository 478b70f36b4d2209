package io.plimsoll.risk.margin;

/** Notional that maintenance margin is counted on. */
public enum LiquidationBasis {
    /** Notional at mark: Binance, OKX, Gate, dYdX, Hyperliquid, Injective. */
    MARK_NOTIONAL,
    /** Notional at entry, which no price changes: Bybit classic, Phemex, BitMEX. */
    ENTRY_VALUE
}

package io.plimsoll.risk.margin;

/** Notional that maintenance margin is counted on. */
public enum LiquidationBasis {
    MARK_NOTIONAL,
    ENTRY_VALUE
}

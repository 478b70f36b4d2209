package io.plimsoll.risk.market;

/** How far the prices of a symbol can be trusted. */
public enum PriceQuality {
    GOOD,
    /** No price came for too long. */
    STALE,
    /** Prices came that are not believed yet. */
    SUSPECT
}

package io.plimsoll.risk.market;

/** How far the price of a symbol can be believed. */
public enum PriceQuality {
    GOOD,
    /** None came for too long. */
    STALE,
    /** Some came that are not believed, or not yet. */
    SUSPECT
}

package io.plimsoll.risk.margin;

/** Collateral of a position: the pool of its settle asset, or its own. */
public enum MarginMode {
    CROSS,
    ISOLATED
}

package io.plimsoll.risk.market;

/** Why the price of a symbol has the quality it has. */
public enum QualityReason {
    /** Nothing is wrong. */
    NONE,
    /** No price was accepted for longer than the limit. */
    NO_PRICE,
    /** A price far from the last accepted one waits for a confirmation. */
    SPIKE,
    /** The mark price is far from the index price beside it. */
    DIVERGED,
    /** The time in the price is far from the time at which it came. */
    CLOCK_SKEW
}

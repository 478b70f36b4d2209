package io.plimsoll.risk.market;

/** What the gate says of one price. */
public enum Verdict {
    ACCEPTED(false),
    /** Zero, negative or not a number. */
    NON_POSITIVE(true),
    /** Event time before that of the newest price of the symbol. */
    OUT_OF_ORDER(true),
    /** Same event time and same price as the newest of the symbol. */
    DUPLICATE(false),
    /** Too far from the last accepted price: kept aside until it is confirmed. */
    SPIKE(false),
    /** Event time further ahead of the clock than is allowed. */
    CLOCK_SKEW(true),
    /** Of a source that stands by while a better one is alive. */
    STANDBY(false);

    private final boolean unusable;

    Verdict(boolean unusable) {
        this.unusable = unusable;
    }

    /** True when no later price can make it usable: a case for the dead letters. */
    public boolean isUnusable() {
        return unusable;
    }
}

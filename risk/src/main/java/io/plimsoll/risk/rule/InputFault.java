package io.plimsoll.risk.rule;

/**
 * Why a symbol's part of a unit cannot be trusted.
 *
 * @param symbol symbol of the position concerned
 * @param cause what is wrong
 * @param sinceMs event time since when, Unix milliseconds; where that is not known, of the evaluation that found it
 * @param detail in words, as in "no price for 12 s"
 */
public record InputFault(String symbol, Cause cause, long sinceMs, String detail) {

    /** What is wrong. */
    public enum Cause {
        /** The contract's terms are not known. */
        NO_TERMS,
        /** There was never a price. */
        NO_PRICE,
        /** No price came for too long. */
        STALE,
        /** Prices came that are not believed yet. */
        SUSPECT,
        /** The account's own data are not believed. */
        ACCOUNT
    }
}

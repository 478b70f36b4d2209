package io.plimsoll.risk.rule;

import io.plimsoll.risk.market.QualityChange;
import java.util.Optional;

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

    /** What a change of quality makes wrong; empty when prices are good again. */
    public static Optional<InputFault> of(QualityChange change) {
        return switch (change.quality()) {
            case GOOD -> Optional.empty();
            case STALE -> Optional.of(fault(change, Cause.STALE));
            case SUSPECT -> Optional.of(fault(change, Cause.SUSPECT));
        };
    }

    private static InputFault fault(QualityChange change, Cause cause) {
        return new InputFault(change.symbol(), cause, change.sinceMs(), change.detail());
    }
}

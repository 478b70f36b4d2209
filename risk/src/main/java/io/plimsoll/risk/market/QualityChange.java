package io.plimsoll.risk.market;

import io.plimsoll.risk.rule.InputFault;
import java.util.Optional;

/**
 * A symbol's price is believed more, or less, from now on. Immutable.
 *
 * @param symbol contract symbol
 * @param quality how far its price can be believed
 * @param reason why; NONE exactly when the quality is GOOD
 * @param sinceMs event time since when, Unix milliseconds
 * @param timeMs event time at which it became known, Unix milliseconds, not before {@code sinceMs}
 * @param detail in words, as in "no price for 31 s"
 */
public record QualityChange(
        String symbol, PriceQuality quality, QualityReason reason, long sinceMs, long timeMs, String detail) {

    public QualityChange {
        if ((quality == PriceQuality.GOOD) != (reason == QualityReason.NONE)) {
            throw new IllegalArgumentException(
                    "reason of %s: found %s, expected NONE for GOOD and another one for anything else: %s"
                            .formatted(symbol, reason, quality));
        }
        if (timeMs < sinceMs) {
            throw new IllegalArgumentException(
                    "time of %s: found %d, expected %d or later".formatted(symbol, timeMs, sinceMs));
        }
    }

    /** The same as the risk book is told it; empty: nothing is wrong. */
    public Optional<InputFault> fault() {
        return switch (quality) {
            case GOOD -> Optional.empty();
            case STALE -> Optional.of(new InputFault(symbol, InputFault.Cause.STALE, sinceMs, detail));
            case SUSPECT -> Optional.of(new InputFault(symbol, InputFault.Cause.SUSPECT, sinceMs, detail));
        };
    }
}

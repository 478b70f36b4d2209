package io.plimsoll.risk.rule;

import io.plimsoll.risk.margin.Adjustment;
import io.plimsoll.risk.margin.Remedy;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One change of level of one alert.
 *
 * @param alertId id of the episode; deterministic
 * @param sequence 0, 1, … within the episode
 * @param type change
 * @param severity new level; null on RESOLVED
 * @param previousSeverity level before; null on RAISED
 * @param rule rule that decided
 * @param subject account, unit, rule and symbol
 * @param value value looked at; of a closed position the ratio 0, and nothing of other kinds
 * @param threshold threshold crossed: that of the level reached, or the one that cleared the level left; empty when the
 *     position closed
 * @param timeMs event time of the cause, Unix milliseconds
 * @param raisedAtMs event time of the episode's RAISED
 * @param message the event in words
 * @param reason why
 * @param evidence inputs it was decided on
 * @param remedies each alone is enough, smallest first; empty on RESOLVED
 * @param adjustments each changes the risk without by itself restoring the target, smallest first; empty on RESOLVED
 */
public record AlertTransition(
        String alertId,
        int sequence,
        AlertType type,
        @Nullable Severity severity,
        @Nullable Severity previousSeverity,
        AlertRule rule,
        LadderKey subject,
        OptionalDouble value,
        OptionalDouble threshold,
        long timeMs,
        long raisedAtMs,
        String message,
        Reason reason,
        Evidence evidence,
        List<Remedy> remedies,
        List<Adjustment> adjustments) {

    /** Keeps its own copy. */
    public AlertTransition {
        remedies = List.copyOf(remedies);
        adjustments = List.copyOf(adjustments);
    }

    /** Why a level changed. */
    public enum Reason {
        THRESHOLD_REACHED,
        THRESHOLD_CLEARED,
        /** DATA_QUALITY: an input has been bad for as long as the level asks. */
        INPUTS_BAD,
        /** DATA_QUALITY: the inputs are good again. */
        INPUTS_GOOD,
        /** SIGNAL: a signal that the rule takes. */
        SIGNAL_SEEN,
        /** SIGNAL: none came for as long as the rule says. */
        SIGNAL_EXPIRED,
        /** SIGNAL: one that leans the other way. */
        SIGNAL_OPPOSED,
        POSITION_CLOSED,
        RULE_REMOVED
    }
}

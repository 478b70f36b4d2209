package io.plimsoll.risk.rule;

import io.plimsoll.risk.rule.AlertTransition.Reason;
import io.plimsoll.risk.rule.Ladder.Change;
import io.plimsoll.risk.rule.Ladder.Step;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The steps every ladder is made of: up to a level, down to one, and off. */
record LadderMoves(AlertRule rule, LadderKey subject) {

    /** Up to a level of the rule. */
    Step raise(LadderState state, Severity level, long timeMs) {
        return raise(state, level, Reason.THRESHOLD_REACHED, timeMs);
    }

    Step raise(LadderState state, Severity level, Reason reason, long timeMs) {
        Severity before = state.level();
        AlertType type = before == null ? AlertType.RAISED : AlertType.ESCALATED;
        LadderState after =
                before == null ? LadderStates.raised(state, subject, level, timeMs) : LadderStates.moved(state, level);
        return new Step(after, new Change(type, level, before, OptionalDouble.of(threshold(level)), reason));
    }

    /** Down to a lower level, or off, from where the rule's cooldown starts. */
    Step drop(LadderState state, @Nullable Severity level, OptionalDouble threshold, Reason reason, long timeMs) {
        AlertType type = level == null ? AlertType.RESOLVED : AlertType.DEESCALATED;
        LadderState after = LadderStates.moved(state, level);
        boolean cools = level == null && rule.cooldownMs() > 0;
        return new Step(
                cools ? after.until(timeMs + rule.cooldownMs()) : after,
                new Change(type, level, state.level(), threshold, reason));
    }

    /** Off, without a cooldown. */
    static Step end(LadderState state, Reason reason) {
        return new Step(
                LadderStates.moved(state, null),
                new Change(AlertType.RESOLVED, null, state.level(), OptionalDouble.empty(), reason));
    }

    private double threshold(Severity level) {
        Double threshold = rule.levels().get(level);
        if (threshold == null) {
            throw new IllegalStateException(
                    "rule " + rule.id() + " has levels " + rule.levels() + ", expected " + level);
        }
        return threshold;
    }
}

package io.plimsoll.risk.rule;

import io.plimsoll.risk.rule.AlertTransition.Reason;
import io.plimsoll.risk.rule.Ladder.Step;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Moves one subject of a DATA_QUALITY rule up the levels as its input stays bad, and off when it is good again. With levels
 * WARNING 10 and CRITICAL 60 an input that is bad since 12:00:00 is a WARNING from 12:00:10 and CRITICAL from 12:01:00.
 *
 * <p>The level to come waits in the state, with the time since when the input is bad. Stateless: all state is the argument.
 */
public final class AgeLadder {

    private static final double MS_PER_SECOND = 1000;

    private final AlertRule rule;
    private final LadderMoves moves;

    /** Ladder of one subject under a rule of kind DATA_QUALITY. */
    public AgeLadder(AlertRule rule, LadderKey subject) {
        this.rule = rule;
        this.moves = new LadderMoves(rule, subject);
    }

    /**
     * Evaluates an input that was found good or bad.
     *
     * @param badSinceMs event time since when it is bad, Unix milliseconds; empty when it is good
     * @param timeMs event time, Unix milliseconds
     */
    public Step evaluate(LadderState state, OptionalLong badSinceMs, long timeMs) {
        if (badSinceMs.isEmpty()) {
            LadderState idle = state.withoutWait();
            return state.level() == null
                    ? new Step(idle, null)
                    : moves.drop(idle, null, OptionalDouble.empty(), Reason.INPUTS_GOOD, timeMs);
        }
        long since = since(state, badSinceMs.getAsLong());
        Severity current = state.level();
        Severity reached = reached(since, timeMs);
        if (reached == null || (current != null && reached.compareTo(current) <= 0)) {
            return new Step(waiting(state, current, since), null);
        }
        if (state.cooling(timeMs) && reached != Severity.EMERGENCY) {
            return new Step(waiting(state, null, since), null);
        }
        Step raised = moves.raise(state, reached, Reason.INPUTS_BAD, timeMs);
        return new Step(waiting(raised.state(), reached, since), raised.change());
    }

    /** Seconds since when the input is bad, at {@code timeMs}; empty when it is good. */
    public static OptionalDouble ageSeconds(LadderState state, OptionalLong badSinceMs, long timeMs) {
        return badSinceMs.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(0, timeMs - since(state, badSinceMs.getAsLong())) / MS_PER_SECOND);
    }

    /** Event time from which on a waiting level is due; empty when none waits. */
    static OptionalLong dueMs(AlertRule rule, LadderState state) {
        Severity waits = state.heldLevel();
        Double seconds = waits == null ? null : rule.levels().get(waits);
        if (seconds == null) {
            return OptionalLong.empty();
        }
        long old = state.heldSinceMs() + ageMs(seconds);
        if (state.level() != null || waits == Severity.EMERGENCY) {
            return OptionalLong.of(old);
        }
        Double emergency = rule.levels().get(Severity.EMERGENCY);
        long cooled = Math.max(old, state.untilMs());
        return OptionalLong.of(emergency == null ? cooled : Math.min(cooled, state.heldSinceMs() + ageMs(emergency)));
    }

    private static long since(LadderState state, long badSinceMs) {
        return state.heldLevel() != null
                ? state.heldSinceMs()
                : state.level() == null ? badSinceMs : Math.min(badSinceMs, state.raisedAtMs());
    }

    private LadderState waiting(LadderState state, @Nullable Severity current, long since) {
        for (Severity level : rule.levels().keySet()) {
            if (current == null || level.compareTo(current) > 0) {
                return state.waiting(level, since);
            }
        }
        return state.withoutWait();
    }

    private @Nullable Severity reached(long since, long timeMs) {
        Severity reached = null;
        for (Map.Entry<Severity, Double> level : rule.levels().entrySet()) {
            if (timeMs - since >= ageMs(level.getValue())) {
                reached = level.getKey();
            }
        }
        return reached;
    }

    private static long ageMs(double seconds) {
        return (long) Math.ceil(seconds * MS_PER_SECOND);
    }
}

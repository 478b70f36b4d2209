package io.plimsoll.risk.rule;

import io.plimsoll.risk.rule.AlertTransition.Reason;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Moves one subject up and down the levels of one rule.
 *
 * <p>With value v, levels L1 &lt; L2 &lt; … and hysteresis h (where low is bad, all negated): a v at or above a level
 * over the current one raises to the highest such level at once; a v below the current level's threshold − h drops to the
 * highest lower level with v ≥ Li − h, or to none. With levels 0.60, 0.80 and h 0.02: 0.80 raises CRITICAL, 0.79 keeps it,
 * 0.77 leaves WARNING, 0.57 clears.
 *
 * <p>With holdFor a raise below EMERGENCY waits until the value was seen at or above that level's threshold for so long.
 * One level waits at a time, the lowest reached first; when it is reported, the clock of a higher one starts. So an alert
 * may come late by one holdFor a level, never early.
 *
 * <p>With a cooldown, a level below EMERGENCY waits until the last RESOLVED is that long ago; EMERGENCY is raised at once. A
 * closed position starts no cooldown.
 *
 * <p>A current level that a changed rule no longer has counts as cleared. Stateless: all state is the argument.
 */
public final class Ladder {

    /**
     * What an evaluation led to.
     *
     * @param state state after it, to be kept when it differs from the one before
     * @param change change of level; null: none
     */
    public record Step(LadderState state, @Nullable Change change) {}

    /**
     * A change of level.
     *
     * @param type type
     * @param severity level after; null: none
     * @param previousSeverity level before; null: none
     * @param threshold threshold crossed; empty when no threshold decided
     * @param reason why
     */
    public record Change(
            AlertType type,
            @Nullable Severity severity,
            @Nullable Severity previousSeverity,
            OptionalDouble threshold,
            Reason reason) {}

    private final AlertRule rule;
    private final LadderMoves moves;
    private final LadderKey subject;
    private final int sign;

    /** Ladder of one subject under one rule. */
    public Ladder(AlertRule rule, LadderKey subject) {
        this.rule = rule;
        this.subject = subject;
        this.moves = new LadderMoves(rule, subject);
        this.sign = rule.kind().lowIsBad() ? -1 : 1;
    }

    /**
     * Evaluates a value.
     *
     * @param state state before
     * @param value value looked at; may be infinite; not NaN
     * @param timeMs event time, Unix milliseconds
     */
    public Step evaluate(LadderState state, double value, long timeMs) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("value of " + subject + " is NaN, expected a number or infinity");
        }
        Severity current = state.level();
        Severity reached = highestReached(value);
        if (reached == null || (current != null && reached.compareTo(current) <= 0)) {
            return fall(state.withoutWait(), value, timeMs);
        }
        if (reached == Severity.EMERGENCY || (rule.holdForMs() == 0 && !state.cooling(timeMs))) {
            return moves.raise(state, reached, timeMs);
        }
        return hold(state, reached, value, timeMs);
    }

    /** Ends the open episode, if any, for a reason other than the value. */
    public Step end(LadderState state, Reason reason) {
        LadderState idle = state.withoutWait();
        return state.level() == null ? new Step(idle, null) : LadderMoves.end(idle, reason);
    }

    private Step hold(LadderState state, Severity reached, double value, long timeMs) {
        Severity waiting = state.heldLevel();
        long since = state.heldSinceMs();
        Double threshold = waiting == null ? null : rule.levels().get(waiting);
        if (waiting == null || threshold == null) {
            waiting = reached;
            since = timeMs;
        } else if (sign * value < sign * threshold) {
            waiting = reached; // lower than what waited, so reached at least as long
        }
        if (timeMs - since < rule.holdForMs() || state.cooling(timeMs)) {
            return new Step(state.waiting(waiting, since), null);
        }
        Step raised = moves.raise(state, waiting, timeMs);
        return waiting == reached ? raised : new Step(raised.state().waiting(reached, timeMs), raised.change());
    }

    private Step fall(LadderState state, double value, long timeMs) {
        Severity current = state.level();
        if (current == null) {
            return new Step(state, null);
        }
        Double threshold = rule.levels().get(current);
        if (threshold != null && !(sign * value < clearance(threshold))) {
            return new Step(state, null);
        }
        Severity lower = null;
        for (Map.Entry<Severity, Double> level : rule.levels().entrySet()) {
            if (level.getKey().compareTo(current) < 0 && sign * value >= clearance(level.getValue())) {
                lower = level.getKey();
            }
        }
        OptionalDouble crossed =
                threshold == null ? OptionalDouble.empty() : OptionalDouble.of(sign * clearance(threshold));
        return moves.drop(state, lower, crossed, Reason.THRESHOLD_CLEARED, timeMs);
    }

    private @Nullable Severity highestReached(double value) {
        Severity highest = null;
        for (Map.Entry<Severity, Double> level : rule.levels().entrySet()) {
            if (sign * value >= sign * level.getValue()) {
                highest = level.getKey();
            }
        }
        return highest;
    }

    /** Signed value below which a level with this threshold is left. */
    private double clearance(double threshold) {
        return sign * threshold - rule.hysteresis();
    }
}

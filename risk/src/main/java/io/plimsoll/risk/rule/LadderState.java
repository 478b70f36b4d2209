package io.plimsoll.risk.rule;

import org.jspecify.annotations.Nullable;

/**
 * State of one rule on one subject; all that has to survive a restart.
 *
 * @param level current level; null: none
 * @param episode episodes so far
 * @param alertId id of the last episode; empty before the first
 * @param sequence sequence of its last event; -1 before the first
 * @param raisedAtMs event time of its RAISED; 0 before the first
 * @param heldLevel level that waits for the rule's holdFor or cooldown to pass, of kind DATA_QUALITY for the fault to be as
 *     old as that level asks; null: none
 * @param heldSinceMs event time since when it waits, of kind DATA_QUALITY since when the input is bad; 0 when none waits
 * @param untilMs at a level: event time at which it ends by itself; with none: event time before which the rule's cooldown
 *     lets no level be raised; 0: neither
 */
public record LadderState(
        @Nullable Severity level,
        long episode,
        String alertId,
        int sequence,
        long raisedAtMs,
        @Nullable Severity heldLevel,
        long heldSinceMs,
        long untilMs) {

    /** State of a subject that was never looked at. */
    public static final LadderState INITIAL = new LadderState(null, 0, "", -1, 0, null, 0);

    /** A state that neither ends by itself nor cools down. */
    public LadderState(
            @Nullable Severity level,
            long episode,
            String alertId,
            int sequence,
            long raisedAtMs,
            @Nullable Severity heldLevel,
            long heldSinceMs) {
        this(level, episode, alertId, sequence, raisedAtMs, heldLevel, heldSinceMs, 0);
    }

    /** Same state with no raise waiting. */
    public LadderState withoutWait() {
        return waiting(null, 0);
    }

    /** Same level, another level waiting. */
    LadderState waiting(@Nullable Severity waits, long sinceMs) {
        long since = waits == null ? 0 : sinceMs;
        return new LadderState(level, episode, alertId, sequence, raisedAtMs, waits, since, untilMs);
    }

    /** Same state with another end. */
    LadderState until(long endMs) {
        return new LadderState(level, episode, alertId, sequence, raisedAtMs, heldLevel, heldSinceMs, endMs);
    }

    /** True while a cooldown lets nothing below EMERGENCY be raised. */
    boolean cooling(long timeMs) {
        return level == null && timeMs < untilMs;
    }
}

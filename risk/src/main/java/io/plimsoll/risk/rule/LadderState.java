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
 * @param heldLevel level that waits for the rule's holdFor to pass; null: none
 * @param heldSinceMs event time since when it waits; 0 when none waits
 */
public record LadderState(
        @Nullable Severity level,
        long episode,
        String alertId,
        int sequence,
        long raisedAtMs,
        @Nullable Severity heldLevel,
        long heldSinceMs) {

    /** State of a subject that was never looked at. */
    public static final LadderState INITIAL = new LadderState(null, 0, "", -1, 0, null, 0);

    /** Same state with no raise waiting. */
    public LadderState withoutWait() {
        return LadderStates.waiting(this, null, 0);
    }
}

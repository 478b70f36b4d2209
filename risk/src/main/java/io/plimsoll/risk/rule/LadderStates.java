package io.plimsoll.risk.rule;

import org.jspecify.annotations.Nullable;

/** The two ways a ladder's level changes, and how an episode gets its id. */
final class LadderStates {

    private static final int ID_DIGITS = 32;

    private LadderStates() {}

    /** First level of a new episode. */
    static LadderState raised(LadderState state, LadderKey subject, Severity level, long timeMs) {
        long episode = state.episode() + 1;
        return new LadderState(level, episode, alertId(subject, timeMs, episode), 0, timeMs, null, 0);
    }

    /** Another level, or none, in the running episode. */
    static LadderState moved(LadderState state, @Nullable Severity level) {
        return new LadderState(
                level, state.episode(), state.alertId(), state.sequence() + 1, state.raisedAtMs(), null, 0);
    }

    /**
     * Id of an episode: the first 32 hex digits of SHA-256 over account, scope, symbol (or nothing), rule id, time of
     * RAISED in milliseconds and number of the episode (from 1), one a line.
     */
    private static String alertId(LadderKey subject, long raisedAtMs, long episode) {
        String symbol = subject.symbol();
        return Digest.of(
                ID_DIGITS,
                subject.account(),
                subject.scope().text(),
                symbol == null ? "" : symbol,
                subject.ruleId(),
                Long.toString(raisedAtMs),
                Long.toString(episode));
    }
}

package io.plimsoll.risk.rule;

import java.util.OptionalLong;

/** When time alone may move a ladder: a raise that waits, an input that grows stale, an episode that ends by itself. */
public final class RuleClock {

    private RuleClock() {}

    /** Event time, Unix milliseconds, from which on a ladder has to be evaluated though nothing happened; empty: never. */
    public static OptionalLong dueMs(AlertRule rule, LadderState state) {
        if (rule.kind() == RuleKind.DATA_QUALITY) {
            return AgeLadder.dueMs(rule, state);
        }
        if (rule.kind() == RuleKind.SIGNAL) {
            boolean ends = state.level() != null && state.untilMs() > 0;
            return ends ? OptionalLong.of(state.untilMs()) : OptionalLong.empty();
        }
        if (state.heldLevel() == null) {
            return OptionalLong.empty();
        }
        long held = state.heldSinceMs() + rule.holdForMs();
        return OptionalLong.of(state.level() == null ? Math.max(held, state.untilMs()) : held);
    }
}

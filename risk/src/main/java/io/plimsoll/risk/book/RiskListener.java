package io.plimsoll.risk.book;

import io.plimsoll.risk.rule.AlertTransition;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;

/** Hears what one input record changed, in a fixed order: by account, scope, rule, symbol. */
public interface RiskListener {

    /** A level changed. Always followed by {@link #onLadder} for the same subject. */
    void onTransition(AlertTransition transition);

    /** State that has to survive a restart changed. */
    void onLadder(LadderKey key, LadderState state);
}

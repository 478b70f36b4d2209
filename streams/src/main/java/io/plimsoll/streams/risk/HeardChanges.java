package io.plimsoll.streams.risk;

import io.plimsoll.risk.book.RiskListener;
import io.plimsoll.risk.rule.AlertTransition;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import java.util.ArrayList;
import java.util.List;

/** What the book said of one input record, kept until the record is known to have been taken whole. */
final class HeardChanges implements RiskListener {
    record LadderChange(LadderKey key, LadderState state) {}

    private final List<AlertTransition> transitions = new ArrayList<>();
    private final List<LadderChange> ladders = new ArrayList<>();

    @Override
    public void onTransition(AlertTransition transition) {
        transitions.add(transition);
    }

    @Override
    public void onLadder(LadderKey key, LadderState state) {
        ladders.add(new LadderChange(key, state));
    }

    List<AlertTransition> transitions() {
        return transitions;
    }

    List<LadderChange> ladders() {
        return ladders;
    }
}

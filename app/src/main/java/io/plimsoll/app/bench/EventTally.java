package io.plimsoll.app.bench;

import io.plimsoll.risk.book.RiskListener;
import io.plimsoll.risk.rule.AlertTransition;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;

/** Counts the events a book tells. */
final class EventTally implements RiskListener {
    private long events;

    @Override
    public void onTransition(AlertTransition transition) {
        events++;
    }

    @Override
    public void onLadder(LadderKey key, LadderState state) {
        // what a store would be given; events are counted above
    }

    long count() {
        return events;
    }
}

package io.plimsoll.risk.bench;

import io.plimsoll.risk.book.RiskListener;
import io.plimsoll.risk.rule.AlertTransition;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;

/** Counts events and the subjects they are about. */
final class EventCounter implements RiskListener {

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

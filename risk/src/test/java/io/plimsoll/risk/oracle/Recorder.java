package io.plimsoll.risk.oracle;

import io.plimsoll.risk.book.RiskListener;
import io.plimsoll.risk.rule.AlertTransition;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Remembers what a book told: the events of the last record, and the last state of every ladder. */
public final class Recorder implements RiskListener {

    private final List<AlertTransition> events = new ArrayList<>();
    private final Map<LadderKey, LadderState> ladders = new TreeMap<>();

    @Override
    public void onTransition(AlertTransition transition) {
        events.add(transition);
    }

    @Override
    public void onLadder(LadderKey key, LadderState state) {
        ladders.put(key, state);
    }

    /** Events since the last call. */
    public List<AlertTransition> drain() {
        List<AlertTransition> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    /** Last state of every ladder that was told of. */
    public Map<LadderKey, LadderState> ladders() {
        return ladders;
    }
}

package io.plimsoll.risk.book;

import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import io.plimsoll.risk.rule.RuleClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Ladders that time alone may move, by the event time from which on they are due ({@link RuleClock}). Owned by one thread. */
final class WaitingLadders {

    private final Map<String, AlertRule> rules;
    private final Map<LadderKey, LadderState> waiting = new HashMap<>();
    private final Map<LadderKey, Long> dueTimes = new HashMap<>();
    private final SortedMap<Long, SortedSet<LadderKey>> due = new TreeMap<>();

    WaitingLadders(Map<String, AlertRule> rules) {
        this.rules = rules;
    }

    /** Notes whether this ladder waits. */
    void track(LadderKey key, LadderState state) {
        forget(key);
        if (state.heldLevel() == null && state.untilMs() == 0) {
            waiting.remove(key);
        } else {
            waiting.put(key, state);
            expect(key, state);
        }
    }

    /** Starts anew from what waits, after the rules changed. */
    void rulesChanged() {
        due.clear();
        dueTimes.clear();
        waiting.forEach(this::expect);
    }

    /** What is due by then; it stays due until its ladder says otherwise. */
    List<LadderKey> dueAt(long timeMs) {
        if (due.isEmpty() || due.firstKey() > timeMs) {
            return List.of();
        }
        List<LadderKey> found = new ArrayList<>();
        for (Map.Entry<Long, SortedSet<LadderKey>> entry : due.entrySet()) {
            if (entry.getKey() > timeMs) {
                break;
            }
            found.addAll(entry.getValue());
        }
        return found;
    }

    private void forget(LadderKey key) {
        Long before = dueTimes.remove(key);
        if (before == null) {
            return;
        }
        SortedSet<LadderKey> sameTime = due.get(before);
        if (sameTime != null && sameTime.remove(key) && sameTime.isEmpty()) {
            due.remove(before);
        }
    }

    private void expect(LadderKey key, LadderState state) {
        AlertRule rule = rules.get(key.ruleId());
        if (rule != null) {
            RuleClock.dueMs(rule, state).ifPresent(at -> {
                dueTimes.put(key, at);
                due.computeIfAbsent(at, unused -> new TreeSet<>()).add(key);
            });
        }
    }
}

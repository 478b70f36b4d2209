package io.plimsoll.risk.book;

import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Raises that wait for their rule's holdFor, by the event time from which on they are due. Owned by one thread. */
final class WaitingRaises {

    private final Map<String, AlertRule> rules;
    private final Map<LadderKey, Long> since = new HashMap<>();
    private final SortedMap<Long, SortedSet<LadderKey>> due = new TreeMap<>();

    WaitingRaises(Map<String, AlertRule> rules) {
        this.rules = rules;
    }

    /** Notes whether a raise of this ladder waits. */
    void track(LadderKey key, LadderState state) {
        forget(key);
        if (state.heldLevel() != null) {
            since.put(key, state.heldSinceMs());
            expect(key, state.heldSinceMs());
        }
    }

    /** Starts anew from what waits, after the rules changed. */
    void rulesChanged() {
        due.clear();
        since.forEach(this::expect);
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
        Long before = since.remove(key);
        AlertRule rule = rules.get(key.ruleId());
        if (before == null || rule == null) {
            return;
        }
        long at = before + rule.holdForMs();
        SortedSet<LadderKey> sameTime = due.get(at);
        if (sameTime != null && sameTime.remove(key) && sameTime.isEmpty()) {
            due.remove(at);
        }
    }

    private void expect(LadderKey key, long sinceMs) {
        AlertRule rule = rules.get(key.ruleId());
        if (rule != null) {
            due.computeIfAbsent(sinceMs + rule.holdForMs(), unused -> new TreeSet<>())
                    .add(key);
        }
    }
}

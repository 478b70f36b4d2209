package io.plimsoll.alerting.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is due when: each entry at one time at most. Made again from the stores at every start. One thread. */
final class Agenda {
    private final TreeMap<Instant, Set<String>> byTime = new TreeMap<>();
    private final Map<String, Instant> times = new HashMap<>();

    /** {@code entry} is due at {@code time} and at no other; null: never. */
    void set(String entry, @Nullable Instant time) {
        Instant before = time == null ? times.remove(entry) : times.put(entry, time);
        if (before != null) {
            Set<String> then = byTime.get(before);
            if (then != null && then.remove(entry) && then.isEmpty()) {
                byTime.remove(before);
            }
        }
        if (time != null) {
            byTime.computeIfAbsent(time, at -> new LinkedHashSet<>()).add(entry);
        }
    }

    /** What is due by {@code now}, earliest first; it stays until it is set anew. */
    List<String> due(Instant now) {
        List<String> due = new ArrayList<>();
        byTime.headMap(now, true).values().forEach(due::addAll);
        return due;
    }

    void clear() {
        byTime.clear();
        times.clear();
    }
}

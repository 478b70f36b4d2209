package io.plimsoll.alerting.dispatch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Cancellations that came too late for a message that was under way, or that the sink had already taken. That message is
 * allowed and its record says so; nothing comes after it. Thread-safe.
 */
final class Races {
    private final Map<List<Long>, String> reasons = new ConcurrentHashMap<>();

    /** {@code task} is under way while it is cancelled for {@code reason}. */
    void began(SendTask task, String reason) {
        reasons.put(task.place(), reason);
    }

    /** {@code detail} of what became of {@code task}, with the race if there is one. */
    String noted(SendTask task, String detail) {
        String reason = reasons.get(task.place());
        return reason == null ? detail : detail + "; raced: " + reason;
    }

    /** Nothing more becomes of {@code task}; why it was cancelled, if it was. */
    Optional<String> ended(SendTask task) {
        return Optional.ofNullable(reasons.remove(task.place()));
    }

    void forget(int partition) {
        reasons.keySet().removeIf(place -> place.get(0) == partition);
    }
}

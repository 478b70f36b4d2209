package io.plimsoll.alerting.template;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Templates of one channel that failed on a real alert, until the attempt they failed in is on record. Thread-safe. */
public final class TemplateFaults {
    private final Map<String, String> byIntent = new ConcurrentHashMap<>();

    /** Takes note that {@code why} made the text of {@code intentId} the built-in one. */
    void failed(String intentId, String why) {
        byIntent.put(intentId, why);
    }

    /** What failed for {@code intentId} since it was last asked. */
    public Optional<String> take(String intentId) {
        return Optional.ofNullable(byIntent.remove(intentId));
    }
}

package io.plimsoll.risk.market;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which of several sources prices a symbol: the best one that was heard of within the limit, in event time. A source that is
 * not named ranks after all that are. Owned by one thread.
 */
final class SourceChoice {
    private final List<String> ranked;
    private final long failoverMs;
    private final Map<String, Long> heardMs = new TreeMap<>();
    private String active = "";

    SourceChoice(GateSettings settings, String symbol) {
        ranked = settings.sources(symbol);
        failoverMs = settings.failoverMs();
    }

    /** True when prices of {@code source} stand by: a better one is alive. */
    boolean standsBy(String source, long timeMs) {
        for (int i = 0; i < ranked.size() && !ranked.get(i).equals(source); i++) {
            Long heard = heardMs.get(ranked.get(i));
            if (heard != null && timeMs - heard < failoverMs) {
                return true;
            }
        }
        return false;
    }

    /** Notes an accepted price; true when the source is another than before. */
    boolean priced(String source, long timeMs) {
        if (ranked.isEmpty()) {
            return false;
        }
        heardMs.put(source, timeMs);
        boolean switched = !active.isEmpty() && !active.equals(source);
        active = source;
        return switched;
    }

    boolean isUsed() {
        return !ranked.isEmpty();
    }

    String active() {
        return active;
    }

    Map<String, Long> heardMs() {
        return Map.copyOf(heardMs);
    }

    void restore(String source, Map<String, Long> heard) {
        active = source;
        heardMs.putAll(heard);
    }
}

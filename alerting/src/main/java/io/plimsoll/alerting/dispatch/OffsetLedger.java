package io.plimsoll.alerting.dispatch;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which intents of each partition are not finished. With 5 and 7 open and 6 done, 5 is what may be committed: a restart
 * then meets 5, 6 and 7 again. One thread.
 */
final class OffsetLedger {
    private final Map<Integer, TreeSet<Long>> open = new HashMap<>();
    private final Map<Integer, Long> next = new HashMap<>();

    void opened(int partition, long offset) {
        open.computeIfAbsent(partition, p -> new TreeSet<>()).add(offset);
        next.put(partition, offset + 1);
    }

    void done(int partition, long offset) {
        TreeSet<Long> offsets = open.get(partition);
        if (offsets != null) {
            offsets.remove(offset);
        }
    }

    void forget(int partition) {
        open.remove(partition);
        next.remove(partition);
    }

    int openCount() {
        return open.values().stream().mapToInt(TreeSet::size).sum();
    }

    /** First offset of each partition that a restart must meet again. */
    Map<Integer, Long> committable() {
        Map<Integer, Long> offsets = new HashMap<>();
        next.forEach((partition, end) -> {
            TreeSet<Long> waiting = open.get(partition);
            offsets.put(partition, waiting == null || waiting.isEmpty() ? end : waiting.first());
        });
        return offsets;
    }
}

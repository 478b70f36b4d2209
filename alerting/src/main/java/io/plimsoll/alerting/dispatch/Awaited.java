package io.plimsoll.alerting.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Messages a sink took and has not reported on. A report may come twice, and before we know that the message was taken: the
 * first one about a message counts, and it is kept until the message is known. One thread.
 */
final class Awaited {
    private static final int MOST_EARLY = 10_000;

    private final Map<List<String>, Held> byReference = new HashMap<>();
    private final TreeSet<Held> byDue =
            new TreeSet<>(Comparator.comparing((Held held) -> held.task().dueAt())
                    .thenComparingInt(held -> held.task().partition())
                    .thenComparingLong(held -> held.task().offset()));
    private final Map<List<String>, Confirmation> early = new LinkedHashMap<>();

    private record Held(SendTask task, List<String> key) {}

    /** {@code task} was taken as {@code reference} and is due when a report is overdue; a report that came before it, if any. */
    Optional<Confirmation> add(SendTask task, String reference) {
        List<String> key = List.of(task.intent().channel(), reference);
        Confirmation known = early.remove(key);
        if (known == null) {
            Held held = new Held(task, key);
            byReference.put(key, held);
            byDue.add(held);
        }
        return Optional.ofNullable(known);
    }

    /** The message {@code report} is about; empty when none waits for it, or not yet. */
    Optional<SendTask> take(Confirmation report) {
        List<String> key = List.of(report.channel(), report.reference());
        Held held = byReference.remove(key);
        if (held == null) {
            early.putIfAbsent(key, report);
            if (early.size() > MOST_EARLY) {
                early.remove(early.keySet().iterator().next());
            }
            return Optional.empty();
        }
        byDue.remove(held);
        return Optional.of(held.task());
    }

    /** Takes out everything whose report is overdue. */
    List<SendTask> overdue(Instant now) {
        List<SendTask> late = new ArrayList<>();
        while (!byDue.isEmpty() && !byDue.first().task().dueAt().isAfter(now)) {
            Held held = byDue.pollFirst();
            byReference.remove(held.key());
            late.add(held.task());
        }
        return late;
    }

    /** The clock was set by {@code by}, and so is when reports are due. */
    void shift(Duration by) {
        List<Held> all = List.copyOf(byDue);
        byDue.clear();
        byReference.clear();
        for (Held held : all) {
            Held shifted = new Held(held.task().dueAt(held.task().dueAt().plus(by)), held.key());
            byDue.add(shifted);
            byReference.put(shifted.key(), shifted);
        }
    }

    /** Those that {@code which} holds for; they stay. */
    List<SendTask> matching(Predicate<SendTask> which) {
        return byDue.stream().map(Held::task).filter(which).toList();
    }

    void forget(int partition) {
        byDue.removeIf(held -> held.task().partition() == partition);
        byReference.values().removeIf(held -> held.task().partition() == partition);
    }
}

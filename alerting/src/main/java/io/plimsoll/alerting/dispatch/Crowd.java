package io.plimsoll.alerting.dispatch;

import java.util.HashMap;
import java.util.Map;

/**
 * How many unfinished intents there are of whom. Reading pauses when there are too many; but what one recipient has piled up
 * counts for a twentieth of the limit at most, so that it takes twenty who cannot be reached to keep the others waiting. With a
 * limit of 20,000, one with 90,000 counts 1,000; above 200,000 in all everybody waits. One thread.
 */
final class Crowd {
    private static final int SHARES = 20;
    private static final int TIMES_IN_ALL = 10;

    private final Map<Integer, Map<String, Integer>> byPartition = new HashMap<>();

    void opened(int partition, String recipient) {
        byPartition.computeIfAbsent(partition, p -> new HashMap<>()).merge(recipient, 1, Integer::sum);
    }

    void done(int partition, String recipient) {
        Map<String, Integer> counts = byPartition.get(partition);
        if (counts != null) {
            counts.computeIfPresent(recipient, (name, count) -> count == 1 ? null : count - 1);
        }
    }

    void forget(int partition) {
        byPartition.remove(partition);
    }

    /** Whether no more should be read, at a limit of {@code most}. */
    boolean exceeds(int most) {
        Map<String, Long> byRecipient = new HashMap<>();
        byPartition
                .values()
                .forEach(counts -> counts.forEach((name, count) -> byRecipient.merge(name, (long) count, Long::sum)));
        long share = Math.max(1, most / SHARES);
        long counted = byRecipient.values().stream()
                .mapToLong(count -> Math.min(count, share))
                .sum();
        long all = byRecipient.values().stream().mapToLong(Long::longValue).sum();
        return counted >= most || all >= (long) most * TIMES_IN_ALL;
    }
}

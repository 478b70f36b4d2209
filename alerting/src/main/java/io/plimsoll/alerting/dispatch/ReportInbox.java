package io.plimsoll.alerting.dispatch;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Where sinks' reports wait for the engine. It outlives the engines. A report that no process hears is lost: then the next channel is
 * tried when the time for a receipt is over. Thread-safe.
 */
public final class ReportInbox {
    private final Queue<Confirmation> waiting = new ConcurrentLinkedQueue<>();

    /** Leaves {@code report} for the engine. */
    public void add(Confirmation report) {
        waiting.add(report);
    }

    Optional<Confirmation> take() {
        return Optional.ofNullable(waiting.poll());
    }
}

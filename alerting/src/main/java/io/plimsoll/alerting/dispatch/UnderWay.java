package io.plimsoll.alerting.dispatch;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Attempts that senders make just now, and those that are done and not yet taken in. All methods belong to one thread. */
final class UnderWay {
    private static final Logger LOG = LoggerFactory.getLogger(UnderWay.class);

    private final Executor senders;
    private final AttemptMaker attempts;
    private final Map<Integer, Integer> inFlight = new HashMap<>();
    private final Map<List<Long>, SendTask> sending = new HashMap<>();
    private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** An attempt that is done; without a result when it broke down. */
    record Finished(SendTask task, AttemptMaker.@Nullable Result result) {}

    UnderWay(Executor senders, AttemptMaker attempts) {
        this.senders = senders;
        this.attempts = attempts;
    }

    /** Lets a sender make the attempt {@code task}. */
    void begin(SendTask task) {
        inFlight.merge(task.partition(), 1, Integer::sum);
        sending.put(task.place(), task);
        senders.execute(() -> run(task));
    }

    private void run(SendTask task) {
        AttemptMaker.Result result = null;
        try {
            result = attempts.make(task);
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } catch (Error e) {
            LOG.error(
                    "attempt {} of intent {} broke down",
                    task.attempt(),
                    task.intent().intentId(),
                    e);
            failure.compareAndSet(null, e);
            throw e;
        } finally {
            finished.add(new Finished(task, result));
        }
    }

    /** Takes in one that is done. */
    Optional<Finished> takeIn() {
        return takenIn(finished.poll());
    }

    /** As {@link #takeIn}, waiting for one at most {@code atMost} of real time. */
    Optional<Finished> takeInWithin(Duration atMost) throws InterruptedException {
        return takenIn(finished.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
    }

    private Optional<Finished> takenIn(@Nullable Finished done) {
        if (done != null) {
            sending.remove(done.task().place());
            inFlight.computeIfPresent(done.task().partition(), (p, count) -> count == 1 ? null : count - 1);
        }
        return Optional.ofNullable(done);
    }

    /** What broke an attempt down, or kept its receipt from being written. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Whether all that began has been taken in. */
    boolean none() {
        return inFlight.isEmpty();
    }

    /** Those that {@code which} holds for. */
    List<SendTask> matching(Predicate<SendTask> which) {
        return sending.values().stream().filter(which).toList();
    }

    void forget(int partition) {
        inFlight.remove(partition);
        sending.values().removeIf(task -> task.partition() == partition);
    }
}

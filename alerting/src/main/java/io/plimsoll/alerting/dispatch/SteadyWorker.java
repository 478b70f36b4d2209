package io.plimsoll.alerting.dispatch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker that outlives its broker and registry: when they were lost it lets go of its clients, waits, makes new ones and
 * goes on from its last commit, reading back its receipts. Only a broken invariant ends it. {@link #run} has a thread of
 * its own; the other methods are safe from any.
 */
public final class SteadyWorker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyWorker.class);

    private final Supplier<WorkSession> sessions;
    private final Backoff backoff;
    private final InstantSource clock;
    private final Counter restarts;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable WorkSession current;

    /** {@code first} is used first and closed like those that {@code sessions} makes later. */
    public SteadyWorker(
            WorkSession first,
            Supplier<WorkSession> sessions,
            Backoff backoff,
            InstantSource clock,
            MeterRegistry meters) {
        this.current = first;
        this.sessions = sessions;
        this.backoff = backoff;
        this.clock = clock;
        this.restarts = meters.counter(AlertingMeters.RESTARTS.meterName());
    }

    /** Works until {@link #stop}; throws what is neither broker nor registry. */
    @Override
    public void run() {
        int failures = 0;
        while (true) {
            Instant began = clock.instant();
            Optional<RuntimeException> lost = oneSession();
            if (lost.isEmpty()) {
                return;
            }
            boolean lasted = Duration.between(began, clock.instant()).compareTo(backoff.longest()) > 0;
            failures = lasted ? 1 : failures + 1;
            restarts.increment();
            Duration pause = backoff.after(failures);
            LOG.warn("worker goes on from its last commit in {} ms after: {}", pause.toMillis(), chain(lost.get()));
            if (stoppedWithin(pause)) {
                return;
            }
        }
    }

    /** Lets {@link #run} end; safe from any thread. */
    public void stop() {
        stopping.countDown();
        WorkSession running = current;
        if (running != null) {
            running.stop();
        }
    }

    /** As {@link #stop}, without waiting for the broker any longer. */
    public void interrupt() {
        stop();
        WorkSession running = current;
        if (running != null) {
            running.interrupt();
        }
    }

    /** Closes the first session of a worker that was never run. */
    public void discard() {
        WorkSession unused = current;
        if (unused != null) {
            unused.close();
        }
    }

    /** What broke the session when its surroundings were lost; empty when it was stopped. */
    private Optional<RuntimeException> oneSession() {
        try (WorkSession session = open()) {
            current = session;
            if (stopping.getCount() == 0) {
                session.stop();
            }
            session.run();
            return Optional.empty();
        } catch (RuntimeException e) {
            if (stopping.getCount() == 0) {
                LOG.warn("worker stopped before its last commit: {}", chain(e));
                return Optional.empty();
            }
            if (!LostSurroundings.areBehind(e)) {
                throw e;
            }
            return Optional.of(e);
        } finally {
            current = null;
        }
    }

    private WorkSession open() {
        WorkSession ready = current;
        return ready == null ? sessions.get() : ready;
    }

    private boolean stoppedWithin(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String chain(Throwable failure) {
        StringBuilder words = new StringBuilder(failure.toString());
        int depth = 0;
        for (Throwable t = failure.getCause(); t != null && depth < 5; t = t.getCause(), depth++) {
            words.append("; caused by ").append(t);
        }
        return words.toString();
    }
}

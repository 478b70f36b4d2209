package io.plimsoll.app.e2e;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.publish.FeedPublisher;
import io.plimsoll.producers.publish.Speed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** A history that is published at an even pace, in a thread of its own, so that things can happen meanwhile. */
final class SteadyFeed implements AutoCloseable {
    private static final int PIECES_PER_SECOND = 5;

    private final CountDownLatch begin = new CountDownLatch(1);
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean hurried;

    private SteadyFeed(PlimsollConfig cluster, List<FeedRecord> history, int perSecond) {
        thread = new Thread(() -> run(cluster, history, perSecond / PIECES_PER_SECOND), "steady feed");
    }

    /** A feed that waits for {@link #go}. */
    static SteadyFeed start(PlimsollConfig cluster, List<FeedRecord> history, int perSecond) {
        SteadyFeed feed = new SteadyFeed(cluster, history, perSecond);
        feed.thread.start();
        return feed;
    }

    void go() {
        begin.countDown();
    }

    boolean isGoing() {
        return !end.isDone();
    }

    /** Publishes the rest as fast as it goes, and waits for its end; fails with what the publisher failed with. */
    void finish(Duration timeout) throws InterruptedException, ExecutionException, TimeoutException {
        hurried = true;
        end.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run(PlimsollConfig cluster, List<FeedRecord> history, int piece) {
        try (FeedPublisher publisher = FeedPublisher.open(
                cluster.kafkaClient(),
                cluster.registryClient(),
                false,
                Speed.parse("max"),
                InstantSource.system(),
                (sent, total, atMs, perSecond) -> {})) {
            begin.await();
            for (int from = 0; from < history.size(); from += piece) {
                publisher.publish(history.subList(from, Math.min(from + piece, history.size())));
                if (!hurried) {
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / PIECES_PER_SECOND);
                }
            }
            end.complete(null);
        } catch (InterruptedException | RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}

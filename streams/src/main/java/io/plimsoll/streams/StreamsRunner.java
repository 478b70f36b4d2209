package io.plimsoll.streams;

import io.plimsoll.schemas.client.RegistryUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running topology. A thread that fails for the surroundings' sake (registry or broker away) is replaced and goes on
 * from its last commit; any other failure ends the topology and is reported by {@link #failure()}. Thread-safe.
 */
public final class StreamsRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final String name;
    private final KafkaStreams streams;
    private final CountDownLatch running = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private StreamsRunner(Topology topology, StreamsSettings settings) {
        name = settings.applicationId();
        streams = new KafkaStreams(topology, settings.properties());
        streams.setUncaughtExceptionHandler(this::onFailure);
        streams.setStateListener((now, before) -> {
            LOG.info("{}: {} -> {}", name, before, now);
            if (now == KafkaStreams.State.RUNNING || now == KafkaStreams.State.ERROR) {
                running.countDown();
            }
        });
    }

    /** Starts a topology; returns at once. */
    public static StreamsRunner start(Topology topology, StreamsSettings settings) {
        StreamsRunner runner = new StreamsRunner(topology, settings);
        runner.streams.start();
        return runner;
    }

    /** Waits until tasks are assigned and restored. */
    public void awaitRunning(Duration timeout) throws InterruptedException {
        if (!running.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(
                    "%s: found state %s after %s, expected RUNNING".formatted(name, streams.state(), timeout));
        }
        Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException(name + " failed at start", cause);
        }
    }

    /** What ended the topology, if anything did. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** The running client, for meters and queries. */
    public KafkaStreams streams() {
        return streams;
    }

    /** Stops, and leaves the group so that the next start need not wait for the session to run out. */
    @Override
    public void close() {
        streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    private StreamThreadExceptionResponse onFailure(Throwable thrown) {
        if (isSurroundings(thrown)) {
            LOG.warn("{}: goes on from its last commit after: {}", name, thrown.toString());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("{}: ended", name, thrown);
        failure.compareAndSet(null, thrown);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static boolean isSurroundings(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof RegistryUnavailableException || t instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }
}

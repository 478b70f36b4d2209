package io.plimsoll.alerting;

import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.alerting.dispatch.Backoff;
import io.plimsoll.alerting.dispatch.Confirmation;
import io.plimsoll.alerting.dispatch.DeliveryEngine;
import io.plimsoll.alerting.dispatch.ReportInbox;
import io.plimsoll.alerting.dispatch.RetrySchedule;
import io.plimsoll.alerting.dispatch.SteadyWorker;
import io.plimsoll.alerting.dispatch.UnwrittenReceipts;
import io.plimsoll.alerting.dispatch.WorkSession;
import io.plimsoll.alerting.kafka.AlertingClients;
import io.plimsoll.alerting.kafka.DeadLetterWatch;
import io.plimsoll.alerting.kafka.KafkaWorkSession;
import io.plimsoll.alerting.kafka.NotificationTopology;
import io.plimsoll.alerting.kafka.ReportRelay;
import io.plimsoll.alerting.kafka.ReportSender;
import io.plimsoll.alerting.kafka.ShadowSession;
import io.plimsoll.alerting.link.AckLinks;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.operations.Board;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.schemas.AvroSerdes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alerting as one thing to start and stop: the topology that decides, and the worker that sends. */
public final class AlertingApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertingApp.class);
    /** All of {@link #close}; the worker has to leave the last of it to the rest. */
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(60);

    private static final Duration LEFT_TO_THE_REST = Duration.ofSeconds(15);
    private static final Backoff BETWEEN_SESSIONS = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final KafkaStreams streams;
    private final Map<String, Notifier> channels;
    private final ExecutorService senders;
    private final SteadyWorker worker;
    private final Thread workerThread;
    private final ReportRelay reports;
    private final ReportSender operations;
    private final DeadLetterWatch deadLetters;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /**
     * Builds, connects nothing yet; the topics must exist before {@link #start}. Whatever is decided or sent asks {@code routes}
     * how they are just then. Messages with room for it have a link of {@code links}.
     */
    public AlertingApp(
            AlertingConfig config,
            Supplier<Routes> routes,
            Optional<AckLinks> links,
            InstantSource clock,
            MeterRegistry meters) {
        AvroSerdes serdes = AvroSerdes.from(config.kafka());
        streams = new KafkaStreams(
                NotificationTopology.build(routes, serdes, clock),
                NotificationTopology.config(config.applicationId(), config.kafka()));
        streams.setUncaughtExceptionHandler(this::onStreamFailure);
        ReportInbox inbox = new ReportInbox();
        reports = ReportRelay.on(config.kafka(), serdes, inbox::add, clock);
        channels = config.shadow()
                ? Map.of()
                : Channels.marked(Channels.of(config, links, clock, reports::add), config.templates(), meters);
        senders = Executors.newCachedThreadPool(task -> new Thread(task, "alerting-sender"));
        operations = ReportSender.to(config.kafka(), serdes, clock);
        deadLetters = DeadLetterWatch.on(config.kafka(), config.applicationId() + "-dead-letters", operations.board());
        RetrySchedule schedule = new RetrySchedule(config.retries(), config.seed());
        UnwrittenReceipts unwritten = new UnwrittenReceipts();
        Supplier<AlertingClients> clients = () -> new AlertingClients(config.workerGroup(), config.kafka(), serdes);
        Supplier<WorkSession> sending = () -> new KafkaWorkSession(
                clients.get(),
                log -> new DeliveryEngine(
                        log,
                        channels,
                        routes,
                        schedule,
                        senders,
                        config::policy,
                        clock,
                        meters,
                        inbox,
                        operations.board()),
                unwritten,
                clock,
                config.maxOpen());
        Supplier<WorkSession> sessions = config.shadow() ? () -> new ShadowSession(clients.get(), clock) : sending;
        worker = new SteadyWorker(sessions.get(), sessions, BETWEEN_SESSIONS, clock, meters);
        workerThread = new Thread(this::work, "alerting-worker");
    }

    /** Starts deciding and sending. */
    public void start() {
        reports.start();
        channels.values().forEach(Notifier::start);
        streams.start();
        operations.start();
        deadLetters.start();
        workerThread.start();
    }

    /** Where to leave what sinks report later about messages they took. */
    public Consumer<Confirmation> reports() {
        return reports::add;
    }

    /** Where to put what is wrong with alerting itself. */
    public Board board() {
        return operations.board();
    }

    /** Streams' own view of its life. */
    public KafkaStreams.State state() {
        return streams.state();
    }

    /** Why the topology or the worker stopped by itself; empty while all is well. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /**
     * Finishes attempts under way, commits, and leaves both groups, so that the next start need not wait. Takes a minute at
     * most, also when the broker is away; the outcome of an attempt that is still under way then is unknown.
     */
    @Override
    public void close() {
        Deadline deadline = Deadline.in(CLOSE_WITHIN);
        closeStreams(Duration.ZERO);
        worker.stop();
        if (workerThread.getState() == Thread.State.NEW) {
            worker.discard();
        } else if (!ended(deadline.left().minus(LEFT_TO_THE_REST))) {
            worker.interrupt();
            ended(deadline.left());
        }
        senders.shutdownNow();
        channels.values().forEach(Notifier::close);
        reports.close();
        deadLetters.close();
        operations.close();
        closeStreams(deadline.left());
    }

    private void closeStreams(Duration atMost) {
        streams.close(CloseOptions.timeout(atMost)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    private boolean ended(Duration atMost) {
        try {
            workerThread.join(Math.max(1, atMost.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !workerThread.isAlive();
    }

    private StreamThreadExceptionResponse onStreamFailure(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof RetriableException) {
                LOG.warn("alerting goes on from its last commit after: {}", thrown.toString());
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            }
        }
        LOG.error("nothing more is decided until a restart", thrown);
        failure.compareAndSet(null, thrown);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void work() {
        try {
            worker.run();
        } catch (RuntimeException e) {
            LOG.error("no more notifications are sent until a restart", e);
            failure.compareAndSet(null, e);
        } catch (Error e) {
            LOG.error("no more notifications are sent until a restart", e);
            failure.compareAndSet(null, e);
            throw e;
        }
    }
}

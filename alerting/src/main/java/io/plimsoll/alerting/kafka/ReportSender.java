package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.operations.Board;
import io.plimsoll.alerting.operations.Operations;
import io.plimsoll.alerting.operations.Report;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The board of this process, and its way to the topic {@code operations}. A report that does not get through is no loss: what
 * holds is said again. Thread-safe.
 */
public final class ReportSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportSender.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    private final Producer<String, Report> producer;
    private final Board board;
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "alerting-operations"));

    /** Takes {@code producer} over; {@code reporter} names this process. */
    ReportSender(Producer<String, Report> producer, String reporter, InstantSource clock) {
        this.producer = producer;
        this.board = new Board(reporter, this::later, clock);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** One for the cluster of {@code kafka}. */
    public static ReportSender to(Map<String, Object> kafka, AvroSerdes serdes, InstantSource clock) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("acks", "all");
        config.put("enable.idempotence", true);
        return new ReportSender(
                new KafkaProducer<>(
                        config,
                        new StringSerializer(),
                        OperationsMapping.reports(serdes).serializer()),
                processName(),
                clock);
    }

    /** Where to put what is wrong. */
    public Board board() {
        return board;
    }

    /** Says again, from now on, what holds. */
    public void start() {
        long everyMs = Board.EVERY.toMillis();
        thread.scheduleWithFixedDelay(board::sayAgain, everyMs, everyMs, TimeUnit.MILLISECONDS);
    }

    /** Whoever reports must not wait for a broker that is away. */
    private void later(Report report) {
        try {
            thread.execute(() -> send(report));
        } catch (RejectedExecutionException e) {
            LOG.debug("closing, not reported: {} {}", report.condition(), report.subject());
        }
    }

    private void send(Report report) {
        try {
            producer.send(
                    new ProducerRecord<>(Topics.OPERATIONS.name(), Operations.ACCOUNT, report), (place, failure) -> {
                        if (failure != null) {
                            failed(report, failure);
                        }
                    });
        } catch (RuntimeException e) {
            failed(report, e);
        }
    }

    private static void failed(Report report, Exception failure) {
        LOG.warn(
                "{} {} could not be reported, is tried again in {}: {}",
                report.condition(),
                report.subject(),
                Board.EVERY,
                failure.toString());
    }

    private static String processName() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "unknown-host";
        }
        return host + ":" + ProcessHandle.current().pid();
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSE_WITHIN);
    }
}

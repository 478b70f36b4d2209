package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.operations.Board;
import io.plimsoll.alerting.operations.Condition;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.deadletter.LetterHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts on the board what becomes a dead letter, whichever component wrote it. Of all processes with the same group one reads each
 * letter; those from before the first start are no news.
 */
public final class DeadLetterWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterWatch.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    private final Consumer<byte[], byte[]> consumer;
    private final Board board;
    private final Thread thread = new Thread(this::work, "alerting-dead-letters");

    /** Takes {@code consumer} over. */
    DeadLetterWatch(Consumer<byte[], byte[]> consumer, Board board) {
        this.consumer = consumer;
        this.board = board;
    }

    /** One on the cluster of {@code kafka}. */
    public static DeadLetterWatch on(Map<String, Object> kafka, String group, Board board) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("group.id", group);
        config.put("auto.offset.reset", "latest");
        config.put("enable.auto.commit", true);
        config.put("isolation.level", "read_committed");
        return new DeadLetterWatch(
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()), board);
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    private void work() {
        try (Consumer<byte[], byte[]> mine = consumer) {
            mine.subscribe(List.of(Topics.DEAD_LETTERS.name()));
            while (!Thread.currentThread().isInterrupted()) {
                look();
            }
        } catch (WakeupException e) {
            LOG.debug("dead letters are not watched any more");
        } catch (RuntimeException e) {
            LOG.error("dead letters are not watched until a restart", e);
        }
    }

    /** Takes in what has come since the last look. */
    void look() {
        for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(POLL)) {
            LetterHeaders.topic(letter.headers())
                    .ifPresent(
                            topic -> board.sees(Condition.DEAD_LETTERS, topic, LetterHeaders.cause(letter.headers())));
        }
    }

    @Override
    public void close() {
        if (thread.getState() == Thread.State.NEW) {
            consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
            return;
        }
        consumer.wakeup();
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

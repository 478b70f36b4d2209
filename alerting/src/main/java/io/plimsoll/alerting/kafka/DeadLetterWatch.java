package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.operations.Board;
import io.plimsoll.alerting.operations.Condition;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.deadletter.LetterHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Puts on the board what becomes a dead letter, whichever component wrote it. Of all processes with the same group one reads each
 * letter; those from before the first start are no news.
 */
public final class DeadLetterWatch implements AutoCloseable {
    private final Board board;
    private final Listener<byte[], byte[]> listener;

    private DeadLetterWatch(Map<String, Object> consumer, Board board) {
        this.board = board;
        this.listener = new Listener<>(
                "alerting-dead-letters",
                new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                mine -> mine.subscribe(List.of(Topics.DEAD_LETTERS.name())),
                this::hear);
    }

    /** One on the cluster of {@code kafka}. */
    public static DeadLetterWatch on(Map<String, Object> kafka, String group, Board board) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("group.id", group);
        config.put("auto.offset.reset", "latest");
        config.put("enable.auto.commit", true);
        config.put("isolation.level", "read_committed");
        return new DeadLetterWatch(config, board);
    }

    /** Begins to read. */
    public void start() {
        listener.start();
    }

    private void hear(ConsumerRecord<byte[], byte[]> letter) {
        LetterHeaders.topic(letter.headers())
                .ifPresent(topic -> board.sees(Condition.DEAD_LETTERS, topic, LetterHeaders.cause(letter.headers())));
    }

    @Override
    public void close() {
        listener.close();
    }
}

package io.plimsoll.alerting.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.schemas.deadletter.DeadLetter;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Where an intent nobody can read was found, why, and the letter that keeps its bytes. */
record UnreadableIntent(TopicPartition source, long offset, ProducerRecord<byte[], byte[]> letter, Exception cause) {
    /** The bytes are no intent. */
    static UnreadableIntent of(RecordDeserializationException e) {
        TopicPartition source = e.topicPartition();
        return new UnreadableIntent(
                source,
                e.offset(),
                DeadLetter.of(
                        source.topic(),
                        source.partition(),
                        e.offset(),
                        bytes(e.keyBuffer()),
                        bytes(e.valueBuffer()),
                        e.headers(),
                        e.getCause() instanceof Exception inner ? inner : e),
                e);
    }

    /** There are no bytes. */
    static UnreadableIntent empty(ConsumerRecord<String, Intent> found) {
        Exception cause = new SerializationException("value is null, expected an intent");
        String key = found.key();
        return new UnreadableIntent(
                new TopicPartition(found.topic(), found.partition()),
                found.offset(),
                DeadLetter.of(
                        found.topic(),
                        found.partition(),
                        found.offset(),
                        key == null ? null : key.getBytes(UTF_8),
                        null,
                        found.headers(),
                        cause),
                cause);
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}

package io.plimsoll.alerting.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.schemas.Topics;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be used, as it is kept: key, value and headers byte for byte; cause, topic, partition and offset
 * in further headers with the names of Kafka's own dead-letter queue (KIP-1034).
 */
public final class DeadLetter {
    private static final String PREFIX = "__streams.errors.";

    private DeadLetter() {}

    /** The letter about the record at {@code offset}, which failed because of {@code cause}. */
    public static ProducerRecord<byte[], byte[]> of(
            String topic,
            int partition,
            long offset,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers source,
            Throwable cause) {
        Headers headers = new RecordHeaders(source);
        header(headers, "exception", cause.getClass().getName());
        header(headers, "message", String.valueOf(cause.getMessage()));
        header(headers, "stacktrace", Utils.stackTrace(cause));
        header(headers, "topic", topic);
        header(headers, "partition", Integer.toString(partition));
        header(headers, "offset", Long.toString(offset));
        return new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, null, key, value, headers);
    }

    /** Topic a letter with {@code headers} came from; empty: it is no dead letter. */
    public static Optional<String> source(Headers headers) {
        return text(headers, "topic");
    }

    /** Why it is a dead letter: {@code SerializationException: unknown magic byte}. */
    public static String cause(Headers headers) {
        String exception = text(headers, "exception").orElse("unknown cause");
        return exception.substring(exception.lastIndexOf('.') + 1)
                + text(headers, "message").map(message -> ": " + message).orElse("");
    }

    private static Optional<String> text(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(PREFIX + name))
                .flatMap(header -> Optional.ofNullable(header.value()))
                .map(value -> new String(value, UTF_8));
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(PREFIX + name, value.getBytes(UTF_8));
    }
}

package io.plimsoll.streams.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.client.RegistryUnavailableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record that could not be used, as it is kept: the source's key and value byte for byte; cause, topic, partition and
 * offset in headers with the names of Kafka's own dead-letter queue (KIP-1034).
 */
public final class DeadLetter {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetter.class);
    private static final String PREFIX = "__streams.errors.";

    private DeadLetter() {}

    static ProducerRecord<byte[], byte[]> of(ErrorHandlerContext context, Throwable cause) {
        return of(context, context.sourceRawKey(), context.sourceRawValue(), cause);
    }

    static ProducerRecord<byte[], byte[]> of(
            ErrorHandlerContext context, byte @Nullable [] key, byte @Nullable [] value, Throwable cause) {
        Headers headers = headers(context.topic(), context.partition(), context.offset(), cause);
        return new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, null, key, value, headers);
    }

    /** Says in the log and in headers where a record came from and why it could not be used. */
    public static Headers headers(String topic, int partition, long offset, Throwable cause) {
        Throwable root = rejectionIn(cause);
        LOG.warn(
                "to {}: {}-{}@{}: {}",
                Topics.DEAD_LETTERS.name(),
                topic,
                partition,
                offset,
                root.toString(),
                root instanceof RejectedInputException ? null : cause);
        Headers headers = new RecordHeaders();
        header(headers, "exception", root.getClass().getName());
        header(headers, "message", String.valueOf(root.getMessage()));
        header(headers, "stacktrace", stackTraceOf(cause));
        header(headers, "topic", topic);
        header(headers, "partition", Integer.toString(partition));
        header(headers, "offset", Long.toString(offset));
        return headers;
    }

    /** Whether the fault is in the surroundings, so that the record must be kept for another try. */
    static boolean notTheRecordsFault(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof RegistryUnavailableException) {
                return true;
            }
        }
        return false;
    }

    private static Throwable rejectionIn(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof RejectedInputException) {
                return t;
            }
        }
        return cause;
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(PREFIX + name, value.getBytes(UTF_8));
    }

    private static String stackTraceOf(Throwable cause) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}

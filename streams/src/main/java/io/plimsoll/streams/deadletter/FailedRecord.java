package io.plimsoll.streams.deadletter;

import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.client.RegistryUnavailableException;
import io.plimsoll.schemas.deadletter.DeadLetter;
import io.plimsoll.schemas.deadletter.LetterHeaders;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a record that Streams was at work on when it failed: a letter, unless the surroundings are at fault. */
public final class FailedRecord {
    private static final Logger LOG = LoggerFactory.getLogger(FailedRecord.class);

    private FailedRecord() {}

    /** The letter about the record behind the failure; none where there is no record, because it came of a look at the clock. */
    static List<ProducerRecord<byte[], byte[]>> letters(ErrorHandlerContext context, Throwable cause) {
        String topic = context.topic(); // not annotated: null outside a record
        if (topic == null) {
            LOG.error(
                    "a look at the clock failed in {} of task {}, the next one comes",
                    context.processorNodeId(),
                    context.taskId(),
                    cause);
            return List.of();
        }
        return List.of(letter(context, context.sourceRawKey(), context.sourceRawValue(), cause));
    }

    static ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context, byte @Nullable [] key, byte @Nullable [] value, Throwable cause) {
        Headers headers = headers(context.topic(), context.partition(), context.offset(), cause);
        return DeadLetter.of(key, value, headers);
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
        LetterHeaders.put(headers, topic, partition, offset, root, cause);
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
}

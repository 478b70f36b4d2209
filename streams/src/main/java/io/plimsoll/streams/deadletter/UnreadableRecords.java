package io.plimsoll.streams.deadletter;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/** Records whose bytes cannot be read go to the dead letters; when the registry is down, the stream stops instead. */
public final class UnreadableRecords implements DeserializationExceptionHandler {
    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        return FailedRecord.notTheRecordsFault(exception)
                ? Response.fail()
                : Response.resume(List.of(FailedRecord.letter(context, record.key(), record.value(), exception)));
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}

package io.plimsoll.streams.deadletter;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/** Records that cannot be processed go to the dead letters; the stream goes on. */
public final class UnusableRecords implements ProcessingExceptionHandler {
    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        return FailedRecord.notTheRecordsFault(exception)
                ? Response.fail()
                : Response.resume(FailedRecord.letters(context, exception));
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}

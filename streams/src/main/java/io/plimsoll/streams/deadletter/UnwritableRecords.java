package io.plimsoll.streams.deadletter;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * When an output record cannot be written because of what it holds, the input record it came from goes to the dead
 * letters. Any other failure is the surroundings': it is retried, or ends the task, which starts again from its last
 * commit.
 */
public final class UnwritableRecords implements ProductionExceptionHandler {
    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        if (exception instanceof RecordTooLargeException) {
            return Response.resume(FailedRecord.letters(context, exception));
        }
        return exception instanceof RetriableException ? Response.retry() : Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception exception,
            SerializationExceptionOrigin origin) {
        return FailedRecord.notTheRecordsFault(exception)
                ? Response.fail()
                : Response.resume(FailedRecord.letters(context, exception));
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}

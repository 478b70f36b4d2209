package io.plimsoll.alerting.kafka;

import io.plimsoll.schemas.client.RegistryUnavailableException;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * When a decision cannot be written because of what it holds, the alert behind it becomes a dead letter. Any other failure
 * is the surroundings': it is tried again, or stops the stream, which goes on from its last commit.
 */
public final class UnwritableDecisions implements ProductionExceptionHandler {
    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> decision, Exception exception) {
        if (exception instanceof RecordTooLargeException) {
            return Response.resume(UnusableAlerts.letters(context, exception));
        }
        return exception instanceof RetriableException ? Response.retry() : Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord decision,
            Exception exception,
            SerializationExceptionOrigin origin) {
        return RegistryUnavailableException.isBehind(exception)
                ? Response.fail()
                : Response.resume(UnusableAlerts.letters(context, exception));
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}

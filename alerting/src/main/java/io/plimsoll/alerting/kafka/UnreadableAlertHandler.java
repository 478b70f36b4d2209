package io.plimsoll.alerting.kafka;

import io.plimsoll.schemas.client.RegistryUnavailableException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/** Unreadable alerts become dead letters; but while the registry is down no alert is unreadable, and we stop instead. */
public final class UnreadableAlertHandler extends LogAndContinueExceptionHandler {
    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> alert, Exception exception) {
        for (Throwable t = exception; t != null; t = t.getCause()) {
            if (t instanceof RegistryUnavailableException) {
                return Response.fail();
            }
        }
        return super.handleError(context, alert, exception);
    }
}

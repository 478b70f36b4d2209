package io.plimsoll.alerting.kafka;

import io.plimsoll.schemas.client.RegistryUnavailableException;
import io.plimsoll.schemas.deadletter.DeadLetter;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Unreadable alerts become dead letters; but while the registry is down no alert is unreadable, and we stop instead. */
public final class UnreadableAlerts implements DeserializationExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableAlerts.class);

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> alert, Exception exception) {
        if (RegistryUnavailableException.isBehind(exception)) {
            return Response.fail();
        }
        LOG.error("unreadable alert at {}-{} offset {}", alert.topic(), alert.partition(), alert.offset(), exception);
        return Response.resume(List.of(DeadLetter.of(
                alert.topic(),
                alert.partition(),
                alert.offset(),
                alert.key(),
                alert.value(),
                alert.headers(),
                exception)));
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}

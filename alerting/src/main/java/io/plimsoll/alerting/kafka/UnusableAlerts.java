package io.plimsoll.alerting.kafka;

import io.plimsoll.schemas.client.RegistryUnavailableException;
import io.plimsoll.schemas.deadletter.DeadLetter;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alerts nothing can be decided on become dead letters, and the next one is taken; without a registry we stop instead. */
public final class UnusableAlerts implements ProcessingExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UnusableAlerts.class);

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> alert, Exception exception) {
        return RegistryUnavailableException.isBehind(exception)
                ? Response.fail()
                : Response.resume(letters(context, exception));
    }

    /** The letter about the record behind the failure; none where there is no record, because it came of a look at the clock. */
    static List<ProducerRecord<byte[], byte[]>> letters(ErrorHandlerContext context, Exception exception) {
        String topic = context.topic(); // not annotated: null outside a record
        if (topic == null) {
            LOG.error(
                    "a look at the clock failed in {} of task {}, what is due is looked at again",
                    context.processorNodeId(),
                    context.taskId(),
                    exception);
            return List.of();
        }
        LOG.error("unusable alert at {}-{} offset {}", topic, context.partition(), context.offset(), exception);
        return List.of(DeadLetter.of(
                topic,
                context.partition(),
                context.offset(),
                context.sourceRawKey(),
                context.sourceRawValue(),
                context.headers(),
                exception));
    }

    @Override
    public void configure(Map<String, ?> configs) {}
}

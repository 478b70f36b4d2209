package io.plimsoll.alerting.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.schemas.client.RegistryUnavailableException;
import io.plimsoll.schemas.deadletter.LetterHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnusableAlertsTest {
    private static final Exception FAULT = new IllegalStateException("no such level");
    private static final Record<String, String> ALERT = new Record<>("k", "v", 0);

    /** As Kafka Streams makes it: with {@code topic} null when a look at the clock failed. */
    private record Where(@Nullable String topic) implements ErrorHandlerContext {
        @Override
        public int partition() {
            return topic == null ? -1 : 2;
        }

        @Override
        public long offset() {
            return topic == null ? -1 : 17;
        }

        @Override
        public Headers headers() {
            return new RecordHeaders();
        }

        @Override
        public String processorNodeId() {
            return "pace";
        }

        @Override
        public TaskId taskId() {
            return new TaskId(0, 1);
        }

        @Override
        public long timestamp() {
            return 0;
        }

        @Override
        public byte @Nullable [] sourceRawKey() {
            return null;
        }

        @Override
        public byte @Nullable [] sourceRawValue() {
            return null;
        }
    }

    @Test
    void anAlertThatCannotBeUsedBecomesALetterAndTheNextIsTaken() {
        var response = new UnusableAlerts().handleError(new Where("alerts"), ALERT, FAULT);

        assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.RESUME);
        assertThat(response.deadLetterQueueRecords())
                .singleElement()
                .satisfies(letter ->
                        assertThat(LetterHeaders.topic(letter.headers())).contains("alerts"));
    }

    @Test
    void aLookAtTheClockThatFailsDoesNotStopTheDeciding() {
        var deciding = new UnusableAlerts().handleError(new Where(null), ALERT, FAULT);
        var writing = new UnwritableDecisions()
                .handleSerializationError(
                        new Where(null),
                        new ProducerRecord<>("notifications", "v"),
                        FAULT,
                        ProductionExceptionHandler.SerializationExceptionOrigin.VALUE);

        assertThat(deciding.result()).isEqualTo(ProcessingExceptionHandler.Result.RESUME);
        assertThat(deciding.deadLetterQueueRecords()).isEmpty();
        assertThat(writing.result()).isEqualTo(ProductionExceptionHandler.Result.RESUME);
        assertThat(writing.deadLetterQueueRecords()).isEmpty();
    }

    @Test
    void withoutARegistryItStops() {
        var away = new RegistryUnavailableException("away", null);
        assertThat(new UnusableAlerts()
                        .handleError(new Where(null), ALERT, away)
                        .result())
                .isEqualTo(ProcessingExceptionHandler.Result.FAIL);
    }
}

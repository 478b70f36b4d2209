package io.plimsoll.alerting.kafka;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.dispatch.Intent;
import io.plimsoll.alerting.dispatch.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ShadowSessionTest {
    private static final TopicPartition SOURCE = new TopicPartition("notifications", 2);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final MockConsumer<String, Intent> intents = new MockConsumer<>("earliest");
    private final MockProducer<String, Receipt> receipts =
            new MockProducer<>(true, null, new StringSerializer(), (topic, receipt) -> new byte[0]);
    private final ShadowSession session = new ShadowSession(
            new AlertingClients(
                    intents,
                    new MockConsumer<>("earliest"),
                    new MockConsumer<>("earliest"),
                    receipts,
                    new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer())),
            () -> NOW);

    private static Intent intent(String id, String channel) {
        return new Intent(id, NOW, "desk", channel, "all", anAlert().build());
    }

    @Test
    void eachNotificationEndsWithARecordThatSaysSoAndIsDoneWith() {
        intents.assign(List.of(SOURCE));
        intents.updateBeginningOffsets(Map.of(SOURCE, 0L));
        intents.addRecord(new ConsumerRecord<>("notifications", 2, 0, "k", intent("i1", "email")));
        intents.addRecord(new ConsumerRecord<>("notifications", 2, 1, "k", null));
        intents.addRecord(new ConsumerRecord<>("notifications", 2, 2, "k", intent("i2", "sms")));

        session.step();

        assertThat(receipts.history())
                .extracting(sent -> sent.value().intentId())
                .containsExactly("i1", "i2");
        assertThat(receipts.history()).allSatisfy(sent -> {
            assertThat(sent.partition()).isEqualTo(2);
            assertThat(sent.value().status()).isEqualTo(Receipt.Status.SUPPRESSED);
            assertThat(sent.value().attempt()).isZero();
            assertThat(sent.value().detail()).isEqualTo("shadow: notify.mode is shadow, nothing is sent");
        });
        assertThat(intents.committed(Set.of(SOURCE))).containsEntry(SOURCE, new OffsetAndMetadata(3));
    }
}

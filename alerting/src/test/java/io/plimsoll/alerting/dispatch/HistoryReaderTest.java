package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.alerting.dispatch.Receipt.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryReaderTest {
    private static final TopicPartition NOTIFICATIONS = new TopicPartition("notifications", 2);
    private static final TopicPartition DELIVERIES = new TopicPartition("deliveries", 2);
    private static final Instant DECIDED = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = DECIDED;
    private final MockConsumer<String, Intent> intents = new MockConsumer<>("earliest");
    private final ReceiptConsumer receipts = new ReceiptConsumer();
    private final HistoryReader reader = new HistoryReader(intents, receipts, () -> now = now.plusSeconds(1));
    private final Intent intent =
            new Intent("i1", DECIDED, "desk", "email", "all", anAlert().build());

    /** Answers the one question about time a plain MockConsumer cannot. */
    private static final class ReceiptConsumer extends MockConsumer<String, Receipt> {
        private long askedForMs;

        ReceiptConsumer() {
            super("earliest");
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(Map<TopicPartition, Long> times) {
            askedForMs = times.getOrDefault(DELIVERIES, -1L);
            return Map.of(DELIVERIES, new OffsetAndTimestamp(10, askedForMs));
        }
    }

    @BeforeEach
    void anIntentAtOffset5() {
        intents.updateEndOffsets(Map.of(NOTIFICATIONS, 6L));
        intents.schedulePollTask(() -> intents.addRecord(new ConsumerRecord<>("notifications", 2, 5, "k", intent)));
    }

    private void receiptsFrom10(Receipt... all) {
        receipts.updateEndOffsets(Map.of(DELIVERIES, 10L + all.length));
        receipts.schedulePollTask(() -> {
            for (int i = 0; i < all.length; i++) {
                receipts.addRecord(new ConsumerRecord<>("deliveries", 2, 10 + i, "k", all[i]));
            }
        });
    }

    private static Receipt receipt(String intentId, int attempt, Status status) {
        return new Receipt(
                intentId, DECIDED, "a1", 0, "acct-17", "desk", "email", attempt, status, null, "d", null, null);
    }

    @Test
    void theLastReceiptOfEachIntentCountsFromTenMinutesBeforeTheDecisionOn() {
        receiptsFrom10(receipt("i1", 1, Status.ATTEMPTED), receipt("i1", 1, Status.DELIVERED));

        DeliveryHistory history = reader.read(2, 5);

        assertThat(history.take("i1")).map(Receipt::status).contains(Status.DELIVERED);
        assertThat(Instant.ofEpochMilli(receipts.askedForMs)).isEqualTo("2025-12-31T23:50:00Z");
    }

    @Test
    void aSuppressedRecordOfTheSameIdDoesNotHideWhatTheWorkerDid() {
        receiptsFrom10(receipt("i1", 1, Status.DELIVERED), receipt("i1", 0, Status.SUPPRESSED));

        assertThat(reader.read(2, 5).take("i1")).map(Receipt::status).contains(Status.DELIVERED);
    }

    @Test
    void whatTheWorkerTookBackStaysTakenBack() {
        receiptsFrom10(receipt("i1", 1, Status.RETRYING), withdrawn("i1"));

        assertThat(reader.read(2, 5).take("i1")).map(Receipt::terminal).contains(true);
    }

    private static Receipt withdrawn(String intentId) {
        return new Receipt(
                intentId,
                DECIDED,
                "a1",
                0,
                "acct-17",
                "desk",
                "email",
                0,
                Status.SUPPRESSED,
                null,
                "acknowledged",
                null,
                null,
                true);
    }

    @Test
    void withNoIntentLeftNothingIsRead() {
        intents.updateEndOffsets(Map.of(NOTIFICATIONS, 5L));

        assertThat(reader.read(2, 5).size()).isZero();
        assertThat(receipts.askedForMs).isZero();
    }

    @Test
    void aBrokerThatGivesNothingIsAnErrorAfterHalfAMinuteAndNeverAnEmptyHistory() {
        receipts.updateEndOffsets(Map.of(DELIVERIES, 12L));

        assertThatThrownBy(() -> reader.read(2, 5))
                .isInstanceOf(org.apache.kafka.common.errors.TimeoutException.class)
                .hasMessage("deliveries-2: read nothing for 30 s, found offset 10, expected to reach 12");
    }

    @Test
    void anIntentWithoutAValueIsNotTheOldestDecision() {
        intents.updateEndOffsets(Map.of(NOTIFICATIONS, 7L));
        intents.schedulePollTask(() -> List.of(
                        new ConsumerRecord<String, Intent>("notifications", 2, 5, "k", null),
                        new ConsumerRecord<>("notifications", 2, 6, "k", intent))
                .forEach(intents::addRecord));
        receiptsFrom10(receipt("i1", 1, Status.RETRYING));

        assertThat(reader.read(2, 5).size()).isOne();
    }
}

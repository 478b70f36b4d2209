package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.deadletter.DeadLetters;
import io.plimsoll.alerting.dispatch.Receipt.Status;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.schemas.client.RegistryUnavailableException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.RecordDeserializationException.DeserializationExceptionOrigin;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worker on Kafka's own in-memory clients and a virtual clock. */
class NotificationWorkerTest {
    private static final TopicPartition SOURCE = new TopicPartition("notifications", 0);
    private static final TopicPartition DELIVERIES = new TopicPartition("deliveries", 0);
    private static final Instant DECIDED = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = DECIDED;
    private final List<String> sent = new ArrayList<>();
    private long committed = -1;
    private final MockConsumer<String, Intent> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            super.commitSync(offsets);
            committed = offsets.values().iterator().next().offset();
        }
    };
    private final MockConsumer<String, Intent> intentReader = new MockConsumer<>("earliest");
    private final MockConsumer<String, Receipt> receiptReader = new MockConsumer<>("earliest") {
        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(Map<TopicPartition, Long> times) {
            return Map.of(DELIVERIES, new OffsetAndTimestamp(0, 0));
        }
    };
    private final MockProducer<String, Receipt> receipts =
            new MockProducer<>(true, null, new StringSerializer(), (topic, receipt) -> new byte[0]);
    private final MockProducer<byte[], byte[]> dead =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final UnwrittenReceipts unwritten = new UnwrittenReceipts();
    private final DeliveryEngine engine = new DeliveryEngine(
            unwritten.behind(new KafkaReceiptLog(receipts)),
            Map.of("email", new Sink()),
            RoutesFile.parse("r", "{recipients: {desk: {email: a@b.c}}, routes: []}"),
            new RetrySchedule(RetryPolicy.defaults(), 7),
            Runnable::run,
            channel -> ChannelPolicy.unlimited(4),
            () -> now,
            new SimpleMeterRegistry());
    private final NotificationWorker worker = new NotificationWorker(
            consumer, intentReader, receiptReader, new DeadLetters(dead), engine, () -> now, 100, unwritten);

    private final class Sink implements Notifier {
        @Override
        public Outcome send(Message message) {
            sent.add(message.intentId());
            return new Outcome.Delivered(250, "OK");
        }

        @Override
        public String messageId(String intentId) {
            return "<" + intentId + "@example.com>";
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void anEmptyPartition() {
        consumer.updateBeginningOffsets(Map.of(SOURCE, 0L));
        intentReader.updateEndOffsets(Map.of(SOURCE, 0L));
    }

    private void inTurn(Runnable what) {
        consumer.schedulePollTask(what);
    }

    private void assign() {
        inTurn(() -> consumer.rebalance(List.of(SOURCE)));
    }

    private void intentAt(long offset, Alert alert) {
        inTurn(() -> consumer.addRecord(record(offset, alert)));
    }

    private static ConsumerRecord<String, Intent> record(long offset, Alert alert) {
        Intent intent = new Intent(alert.alertId(), DECIDED, "desk", "email", "all", alert);
        return new ConsumerRecord<>("notifications", 0, offset, "acct-17", intent);
    }

    private void run() {
        inTurn(() -> {});
        inTurn(worker::stop);
        worker.run();
    }

    private static RecordDeserializationException unreadable(Exception cause) {
        return new RecordDeserializationException(
                DeserializationExceptionOrigin.VALUE,
                SOURCE,
                0,
                0,
                TimestampType.CREATE_TIME,
                ByteBuffer.wrap("acct-1".getBytes(UTF_8)),
                ByteBuffer.wrap("poison".getBytes(UTF_8)),
                new RecordHeaders().add("trace", "t1".getBytes(UTF_8)),
                "cannot read",
                cause);
    }

    @Test
    void anIntentIsSentOnceItsReceiptsAreInItsPartitionAndItsOffsetIsCommitted() {
        assign();
        intentAt(0, anAlert().id("one").build());
        run();

        assertThat(sent).containsExactly("one");
        assertThat(receipts.history())
                .extracting(r -> r.topic() + " " + r.partition() + " " + r.key() + " "
                        + r.value().status() + " " + r.timestamp())
                .containsExactly(
                        "deliveries 0 acct-17 ATTEMPTED 1767225600000", "deliveries 0 acct-17 DELIVERED 1767225600000");
        assertThat(committed).isEqualTo(1);
    }

    @Test
    void whatWasDeliveredBeforeARestartIsNotSentAgain() {
        intentReader.updateEndOffsets(Map.of(SOURCE, 1L));
        intentReader.schedulePollTask(
                () -> intentReader.addRecord(record(0, anAlert().id("one").build())));
        receiptReader.updateEndOffsets(Map.of(DELIVERIES, 1L));
        receiptReader.schedulePollTask(() -> receiptReader.addRecord(new ConsumerRecord<>(
                "deliveries",
                0,
                0,
                "acct-17",
                new Receipt(
                        "one",
                        DECIDED,
                        "a",
                        0,
                        "acct-17",
                        "desk",
                        "email",
                        1,
                        Status.DELIVERED,
                        250,
                        "OK",
                        null,
                        null))));
        assign();
        intentAt(0, anAlert().id("one").build());
        intentAt(1, anAlert().id("two").build());
        run();

        assertThat(sent).containsExactly("two");
        assertThat(committed).isEqualTo(2);
    }

    @Test
    void whatWasDeliveredWhileItsReceiptCouldNotBeWrittenIsRecordedLaterAndNotSentAgain() {
        var delivered = new Receipt(
                "one", DECIDED, "one", 0, "acct-17", "desk", "email", 1, Status.DELIVERED, 250, "OK", "<m>", null);
        ReceiptLog away = unwritten.behind((partition, receipt) -> {
            throw new TimeoutException("broker is away");
        });
        assertThatThrownBy(() -> away.append(0, delivered)).hasMessage("broker is away");
        assign();
        intentAt(0, anAlert().id("one").build());
        run();

        assertThat(sent).isEmpty();
        assertThat(receipts.history()).extracting(r -> r.value()).containsExactly(delivered);
        assertThat(committed).isEqualTo(1);
    }

    @Test
    void anUnreadableIntentBecomesADeadLetterByteForByteAndTheNextOneIsSent() {
        assign();
        inTurn(() -> consumer.setPollException(unreadable(new SerializationException("no magic byte"))));
        inTurn(() -> {});
        intentAt(1, anAlert().id("next").build());
        run();

        assertThat(sent).containsExactly("next");
        assertThat(dead.history()).hasSize(1);
        var letter = dead.history().get(0);
        assertThat(letter.topic()).isEqualTo("dead-letters");
        assertThat(letter.key()).isEqualTo("acct-1".getBytes(UTF_8));
        assertThat(letter.value()).isEqualTo("poison".getBytes(UTF_8));
        assertThat(letter.headers())
                .filteredOn(h -> !h.key().endsWith("stacktrace"))
                .extracting(h -> h.key() + "=" + new String(h.value(), UTF_8))
                .containsExactly(
                        "trace=t1",
                        "__streams.errors.exception=org.apache.kafka.common.errors.SerializationException",
                        "__streams.errors.message=no magic byte",
                        "__streams.errors.topic=notifications",
                        "__streams.errors.partition=0",
                        "__streams.errors.offset=0");
        assertThat(committed).isEqualTo(2);
    }

    @Test
    void anIntentWithoutAValueBecomesADeadLetterToo() {
        assign();
        inTurn(() -> consumer.addRecord(new ConsumerRecord<>("notifications", 0, 0, "acct-1", null)));
        run();

        assertThat(dead.history()).hasSize(1);
        assertThat(dead.history().get(0).value()).isNull();
        assertThat(committed).isEqualTo(1);
    }

    @Test
    void withoutARegistryTheWorkerStopsAndNoGoodIntentIsBuried() {
        assign();
        inTurn(() -> consumer.setPollException(unreadable(new RegistryUnavailableException("down", null))));
        inTurn(() -> {});

        assertThatThrownBy(worker::run).isInstanceOf(RecordDeserializationException.class);
        assertThat(dead.history()).isEmpty();
        assertThat(committed).isEqualTo(-1);
    }

    @Test
    void whenReceiptsCannotBeWrittenNothingIsSentAndTheWorkerStops() {
        receipts.sendException = new KafkaException("disk full");
        assign();
        intentAt(0, anAlert().id("one").build());

        assertThatThrownBy(this::run)
                .hasMessage("an attempt broke down, or its receipt could not be written")
                .hasRootCauseMessage("disk full");
        assertThat(sent).isEmpty();
        assertThat(committed).isEqualTo(-1);
    }

    @Test
    void aReceiptThatIsNotAcknowledgedIsAnErrorThatNamesTheIntent() {
        var slow =
                new MockProducer<String, Receipt>(
                        false, null, new StringSerializer(), (topic, receipt) -> new byte[0]) {
                    @Override
                    public synchronized java.util.concurrent.Future<org.apache.kafka.clients.producer.RecordMetadata>
                            send(org.apache.kafka.clients.producer.ProducerRecord<String, Receipt> record) {
                        var future = super.send(record);
                        errorNext(new TimeoutException("no leader"));
                        return future;
                    }
                };
        var receipt = new Receipt(
                "i1", DECIDED, "a", 0, "acct-17", "desk", "email", 1, Status.ATTEMPTED, null, "attempt 1", null, null);

        assertThatThrownBy(() -> new KafkaReceiptLog(slow).append(0, receipt))
                .hasMessage("cannot write a receipt of i1")
                .hasRootCauseMessage("no leader");
    }

    @Test
    void aPartitionThatIsTakenAwayIsCommittedAndForgotten() {
        assign();
        intentAt(0, anAlert().id("one").build());
        inTurn(() -> consumer.rebalance(List.of()));
        run();

        assertThat(sent).containsExactly("one");
        assertThat(committed).isEqualTo(1);
        assertThat(engine.committable()).isEmpty();
    }
}

package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.dispatch.Receipt.Status;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.route.RoutesFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What waited when the process ended waits on as it did. */
class PendingRetriesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long SEED = 18;
    private static final int PENDING = 10_000;
    private static final int PER_SECOND = 50;
    private static final List<Severity> SEVERITIES = List.of(Severity.WARNING, Severity.CRITICAL, Severity.EMERGENCY);
    private static final TopicPartition NOTIFICATIONS = new TopicPartition("notifications", 0);
    private static final TopicPartition DELIVERIES = new TopicPartition("deliveries", 0);

    private Instant now = START;
    private final Map<String, Instant> sentAt = new LinkedHashMap<>();
    private int doubled;

    private final class Sink implements Notifier {
        @Override
        public Outcome send(Message message) {
            doubled += sentAt.put(message.intentId(), now) == null ? 0 : 1;
            return new Outcome.Delivered(200, "OK");
        }

        @Override
        public String messageId(String intentId) {
            return intentId;
        }

        @Override
        public void close() {}
    }

    /** Answers the one question about time a plain MockConsumer cannot. */
    private static final class ReceiptConsumer extends MockConsumer<String, Receipt> {
        ReceiptConsumer() {
            super("earliest");
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(Map<TopicPartition, Long> times) {
            return Map.of(DELIVERIES, new OffsetAndTimestamp(0, 0));
        }
    }

    private DeliveryHistory readBack(List<Intent> intents, List<Receipt> receipts) {
        MockConsumer<String, Intent> intentConsumer = new MockConsumer<>("earliest");
        intentConsumer.updateEndOffsets(Map.of(NOTIFICATIONS, (long) intents.size()));
        intentConsumer.schedulePollTask(() -> {
            for (int i = 0; i < intents.size(); i++) {
                intentConsumer.addRecord(new ConsumerRecord<>(NOTIFICATIONS.topic(), 0, i, "acct-17", intents.get(i)));
            }
        });
        ReceiptConsumer receiptConsumer = new ReceiptConsumer();
        receiptConsumer.updateEndOffsets(Map.of(DELIVERIES, (long) receipts.size()));
        receiptConsumer.schedulePollTask(() -> {
            for (int i = 0; i < receipts.size(); i++) {
                receiptConsumer.addRecord(new ConsumerRecord<>(DELIVERIES.topic(), 0, i, "acct-17", receipts.get(i)));
            }
        });
        return new HistoryReader(intentConsumer, receiptConsumer, () -> now).read(0, 0);
    }

    private static Receipt receipt(Intent intent, int attempt, Status status, @Nullable Instant due) {
        return new Receipt(
                intent.intentId(),
                START,
                intent.alert().alertId(),
                0,
                "acct-17",
                "a",
                "sms",
                attempt,
                status,
                429,
                "slower",
                intent.intentId(),
                due);
    }

    @Test
    void d18TenThousandPendingRetriesKeepTheirDueTimesTheirOrderAndTheRateAfterARestart() {
        Random random = new Random(SEED);
        List<Intent> intents = new ArrayList<>();
        List<Receipt> receipts = new ArrayList<>();
        Map<String, Instant> dueAt = new HashMap<>();
        for (int i = 0; i < PENDING; i++) {
            Severity severity = SEVERITIES.get(random.nextInt(SEVERITIES.size()));
            Intent intent = new Intent(
                    "i" + i,
                    START.minusMillis(random.nextInt(60_000)),
                    "a",
                    "sms",
                    "all",
                    anAlert().id("e" + i).raised(severity).build());
            intents.add(intent);
            Instant due = START.plusMillis(random.nextInt(20_000) - 10_000);
            dueAt.put("i" + i, due);
            receipts.add(receipt(intent, 3, Status.ATTEMPTED, null));
            receipts.add(receipt(intent, 3, Status.RETRYING, due));
        }
        Intent done = new Intent(
                "done", START, "a", "sms", "all", anAlert().id("done").build());
        intents.add(done);
        receipts.add(receipt(done, 1, Status.DELIVERED, null));
        var engine = new DeliveryEngine(
                (partition, receipt) -> {},
                Map.of("sms", new Sink()),
                RoutesFile.parse("r", "{recipients: {a: {sms: '+442071838750'}}, routes: []}"),
                new RetrySchedule(RetryPolicy.defaults(), SEED),
                Runnable::run,
                channel -> ChannelPolicy.unlimited(64).atMostPerSecond(PER_SECOND),
                () -> now,
                new SimpleMeterRegistry());

        DeliveryHistory history = readBack(intents, receipts);
        for (int i = 0; i < intents.size(); i++) {
            engine.admit(0, i, intents.get(i), history.take(intents.get(i).intentId()));
        }
        for (int turn = 0; turn < 10_000 && engine.openCount() > 0; turn++) {
            engine.tick();
            now = now.plusMillis(50);
        }

        assertThat(sentAt).as("seed %d", SEED).hasSize(PENDING).doesNotContainKey("done");
        assertThat(doubled).isZero();
        assertThat(sentAt).allSatisfy((id, at) -> assertThat(at).isAfterOrEqualTo(dueAt.get(id)));
        Map<Long, Integer> bySecond = new TreeMap<>();
        sentAt.values().forEach(at -> bySecond.merge(Duration.between(START, at).toSeconds(), 1, Integer::sum));
        assertThat(bySecond.getOrDefault(0L, 0)).as("burst and rate").isLessThanOrEqualTo(2 * PER_SECOND);
        bySecond.remove(0L);
        assertThat(bySecond.values()).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(PER_SECOND));
        assertThat(bySecond.size())
                .as("seconds after the first: no faster than the rate, and no pause")
                .isBetween(198, 200);
        List<Intent> whenAllWereDue = sentAt.entrySet().stream()
                .filter(sent -> sent.getValue().isAfter(START.plusSeconds(10)))
                .map(sent -> intents.get(Integer.parseInt(sent.getKey().substring(1))))
                .toList();
        assertThat(whenAllWereDue)
                .as("gravest first, then the oldest decision")
                .hasSizeGreaterThan(9_000)
                .isSortedAccordingTo(
                        Comparator.comparing((Intent intent) -> intent.alert().gravity())
                                .reversed()
                                .thenComparing(Intent::decidedAt));
    }
}

package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.dispatch.Receipt.Status;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.route.RoutesFile;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What waited when the process ended waits on as it did. */
class PendingRetriesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long SEED = 18;
    private static final int PENDING = 10_000;
    private static final int PER_SECOND = 50;

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

    @Test
    void d18TenThousandPendingRetriesKeepTheirDueTimesTheirOrderAndTheRateAfterARestart() {
        Random random = new Random(SEED);
        var engine = new DeliveryEngine(
                (partition, receipt) -> {},
                Map.of("sms", new Sink()),
                RoutesFile.parse("r", "{recipients: {a: {sms: '+442071838750'}}, routes: []}"),
                new RetrySchedule(RetryPolicy.defaults(), SEED),
                Runnable::run,
                channel -> ChannelPolicy.unlimited(64).atMostPerSecond(PER_SECOND),
                () -> now,
                new SimpleMeterRegistry());
        Map<String, Instant> dueAt = new HashMap<>();
        for (int i = 0; i < PENDING; i++) {
            var alert = anAlert().id("e" + i).build();
            Intent intent = new Intent("i" + i, START, "a", "sms", "all", alert);
            Instant due = START.plusMillis(random.nextInt(400_000));
            dueAt.put("i" + i, due);
            Receipt last = new Receipt(
                    "i" + i, START, "e" + i, 0, "acct-17", "a", "sms", 3, Status.RETRYING, 429, "slower", "i" + i, due);
            engine.admit(0, i, intent, Optional.of(last));
        }

        for (int turn = 0; turn < 10_000 && engine.openCount() > 0; turn++) {
            engine.tick();
            now = now.plusMillis(50);
        }

        Map<Long, Integer> bySecond = new TreeMap<>();
        sentAt.values().forEach(at -> bySecond.merge(at.getEpochSecond(), 1, Integer::sum));
        assertThat(sentAt).as("seed %d", SEED).hasSize(PENDING);
        assertThat(doubled).isZero();
        assertThat(sentAt).allSatisfy((id, at) -> assertThat(at).isAfterOrEqualTo(dueAt.get(id)));
        assertThat(bySecond.values()).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(2 * PER_SECOND));
        assertThat(sentAt.entrySet())
                .as("none waits longer than the rate explains")
                .allSatisfy(sent -> assertThat(Duration.between(dueAt.get(sent.getKey()), sent.getValue()))
                        .isLessThan(Duration.ofSeconds(30)));
    }
}

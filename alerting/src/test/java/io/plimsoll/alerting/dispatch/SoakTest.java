package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day of notifications on a virtual clock, with sinks, receipts and the record itself failing at random, and restarts. */
class SoakTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Routes ROUTES = RoutesFile.parse(
            "r",
            "{recipients: {a: {email: a@b.c, sms: '+442071838750', telegram: '1', fallback: [email, sms, telegram]},"
                    + " b: {email: b@b.c}, c: {sms: '+442071838751', email: c@b.c, fallback: [sms, email]}}, routes: []}");
    private static final List<String> WHO = List.of("a", "b", "c");

    private Instant now = START;
    private Random random = new Random(0);
    private final List<Intent> topic = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private final Map<String, Integer> unknown = new HashMap<>();
    private final Deque<Confirmation> reports = new ArrayDeque<>();
    private final Set<String> endTold = new HashSet<>();
    private final Set<String> cancelled = new HashSet<>();
    private final List<String> toldTooLate = new ArrayList<>();
    private DeliveryEngine engine = fresh();
    private boolean calm;
    private int read;
    private int crashes;
    private int messages;

    private DeliveryEngine fresh() {
        return new DeliveryEngine(
                this::append,
                Map.of("email", new Sink("email"), "sms", new Sink("sms"), "telegram", new Sink("telegram")),
                ROUTES,
                new RetrySchedule(RetryPolicy.defaults(), 7),
                Runnable::run,
                channel -> ChannelPolicy.unlimited(16).atMostPerSecond(5),
                () -> now,
                new SimpleMeterRegistry());
    }

    /** One in 200 receipts cannot be written: the process dies there, knowing more than is on record. */
    private void append(int partition, Receipt receipt) {
        if (!calm && random.nextInt(200) == 0) {
            throw new IllegalStateException("died while writing " + receipt.status());
        }
        receipts.add(receipt);
    }

    private final class Sink implements Notifier {
        private final String channel;

        Sink(String channel) {
            this.channel = channel;
        }

        @Override
        public Outcome send(Message message) {
            boolean end = message.alert().change() == Change.RESOLVED;
            String alertId = message.alert().alertId();
            if (cancelled.contains(alertId) && !end
                    || "b".equals(message.recipient()) && !end && endTold.contains(alertId)) {
                toldTooLate.add(message.recipient() + " " + message.alert().change() + " " + alertId);
            }
            int draw = calm ? 99 : random.nextInt(100);
            boolean hourOfTrouble = !calm && Duration.between(START, now).toHours() % 6 == 1;
            if (hourOfTrouble && draw < 90) {
                return new Outcome.Retryable(null, "connection refused", null);
            }
            if (draw < 10) {
                return new Outcome.Retryable(429, "slower", Duration.ofSeconds(7));
            }
            if (draw < 14) {
                return new Outcome.Rejected(550, "no such user", draw == 13 ? About.CONTACT : About.MESSAGE);
            }
            taken.merge(message.intentId(), 1, Integer::sum);
            if (end) {
                endTold.add(alertId);
            }
            if (draw < 20) {
                unknown.merge(message.intentId(), 1, Integer::sum);
                return new Outcome.Ambiguous("lost");
            }
            if (!channel.equals("sms")) {
                return new Outcome.Delivered(250, "OK");
            }
            String reference = "SM" + messages++;
            for (int times = random.nextInt(3); times > 0; times--) {
                reports.add(new Confirmation("sms", reference, random.nextInt(4) > 0, null, "report", false));
            }
            return new Outcome.Accepted(201, "queued", reference);
        }

        @Override
        public String messageId(String intentId) {
            return intentId;
        }

        @Override
        public void close() {}
    }

    private void step() {
        try {
            for (; read < topic.size(); read++) {
                engine.admit(0, read, topic.get(read), last(topic.get(read)));
            }
            engine.tick();
            engine.collect();
            if (random.nextInt(30) == 0) {
                for (Confirmation report = reports.poll(); report != null; report = reports.poll()) {
                    engine.confirm(report);
                }
            }
        } catch (IllegalStateException died) {
            crashes++;
            read = engine.committable().getOrDefault(0, 0L).intValue();
            engine = fresh();
        }
        now = now.plusSeconds(1);
    }

    private Optional<Receipt> last(Intent intent) {
        return receipts.stream()
                .filter(receipt -> receipt.intentId().equals(intent.intentId()))
                .filter(Receipt::isOfAnIntent)
                .reduce((earlier, later) -> later);
    }

    /** A new alert; one in three is over by now or soon, one in six is acknowledged before its next message. */
    private void decide() {
        int draw = random.nextInt(6);
        List<Intent> raised = topic.stream()
                .skip(Math.max(0, topic.size() - 10))
                .filter(intent -> intent.cancels() == null && intent.alert().change() == Change.RAISED)
                .toList();
        if (draw < 3 && !raised.isEmpty()) {
            Intent before = raised.get(random.nextInt(raised.size()));
            if (draw == 0) {
                topic.add(before.cancelling("acknowledged"));
                cancelled.add(before.alert().alertId());
                return;
            }
            Alert over = anAlert()
                    .id(before.alert().alertId())
                    .change(1, Change.RESOLVED, before.alert().severity(), null)
                    .build();
            Intent end = new Intent(
                    Intent.idOf(over, before.recipient(), before.channel()),
                    now,
                    before.recipient(),
                    before.channel(),
                    "all",
                    over);
            if (topic.stream().noneMatch(intent -> intent.intentId().equals(end.intentId()))) {
                topic.add(end);
                return;
            }
        }
        raise();
    }

    private void raise() {
        Severity severity = Severity.values()[random.nextInt(4)];
        String who = WHO.get(random.nextInt(3));
        String channel = who.equals("c") ? "sms" : "email";
        var alert = anAlert().id("e" + topic.size()).raised(severity).build();
        topic.add(new Intent(Intent.idOf(alert, who, channel), now, who, channel, "all", alert));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void d40InADayOfFaultsEveryIntentComesToExactlyOneEnd(long seed) {
        random = new Random(seed);

        for (int second = 0; second < 86_400; second++) {
            if (random.nextInt(30) == 0) {
                decide();
            }
            step();
        }
        calm = true;
        for (int second = 0; second < 2 * 86_400 && (read < topic.size() || engine.openCount() > 0); second++) {
            step();
        }

        Map<String, Integer> ends = new HashMap<>();
        receipts.stream().filter(Receipt::terminal).forEach(r -> ends.merge(r.intentId(), 1, Integer::sum));
        assertThat(topic).as("seed %d", seed).hasSizeGreaterThan(2_500);
        assertThat(crashes).as("seed %d", seed).isGreaterThan(20);
        assertThat(ends.keySet())
                .as("seed %d: ends of intents", seed)
                .containsExactlyInAnyOrderElementsOf(topic.stream()
                        .filter(intent -> intent.cancels() == null)
                        .map(Intent::intentId)
                        .toList());
        assertThat(ends.values()).as("seed %d: ends of each", seed).containsOnly(1);
        assertThat(receipts)
                .as("seed %d: some were taken back", seed)
                .filteredOn(Receipt::withdrawn)
                .hasSizeGreaterThan(50);
        assertThat(toldTooLate)
                .as("seed %d: told after it was acknowledged, or after its end", seed)
                .isEmpty();
        assertThat(receipts)
                .as("seed %d: who was told was taken by a sink", seed)
                .filteredOn(r -> r.status() == Receipt.Status.DELIVERED)
                .allSatisfy(r -> assertThat(taken).containsKey(r.intentId()));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void d10InADayOfFaultsNothingMildIsSentAgainAfterAnUnknownOutcome(long seed) {
        random = new Random(seed);

        for (int second = 0; second < 86_400; second++) {
            if (random.nextInt(30) == 0) {
                decide();
            }
            step();
        }

        assertThat(unknown).as("seed %d", seed).hasSizeGreaterThan(50);
        for (Intent intent : topic) {
            if (!intent.alert().gravity().atLeast(Severity.CRITICAL) && unknown.containsKey(intent.intentId())) {
                List<Receipt.Status> steps = receipts.stream()
                        .filter(receipt -> receipt.intentId().equals(intent.intentId()))
                        .map(Receipt::status)
                        .toList();
                int at = steps.indexOf(Receipt.Status.AMBIGUOUS);
                assertThat(at < 0 || at == steps.size() - 1)
                        .as("seed %d, %s: %s", seed, intent.intentId(), steps)
                        .isTrue();
            }
        }
    }
}

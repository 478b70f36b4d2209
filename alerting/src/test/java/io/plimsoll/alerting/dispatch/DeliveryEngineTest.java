package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static io.plimsoll.alerting.dispatch.Receipt.Status.AMBIGUOUS;
import static io.plimsoll.alerting.dispatch.Receipt.Status.ATTEMPTED;
import static io.plimsoll.alerting.dispatch.Receipt.Status.DELIVERED;
import static io.plimsoll.alerting.dispatch.Receipt.Status.EXPIRED;
import static io.plimsoll.alerting.dispatch.Receipt.Status.FAILED;
import static io.plimsoll.alerting.dispatch.Receipt.Status.RETRYING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.route.Recipient;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The engine on a virtual clock, with a scripted sink. */
class DeliveryEngineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private final Deque<Outcome> answers = new ArrayDeque<>();
    private final Deque<RuntimeException> faults = new ArrayDeque<>();
    private final Deque<Error> errors = new ArrayDeque<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
    private Runnable before = () -> {};
    private Executor senders = Runnable::run;
    private DeliveryEngine engine = engine();

    private DeliveryEngine engine() {
        return new DeliveryEngine(
                (partition, receipt) -> receipts.add(receipt),
                Map.of("email", new ScriptedSink()),
                RoutesFile.parse("r", "{recipients: {a: {email: a@b.c}, b: {email: b@b.c}}, routes: []}"),
                new RetrySchedule(RetryPolicy.defaults(), 7),
                senders,
                channel -> ChannelPolicy.unlimited(16),
                () -> now,
                new SimpleMeterRegistry());
    }

    private class ScriptedSink implements Notifier {
        @Override
        public Outcome send(Message message) {
            before.run();
            sent.add(message.address() + " " + message.alert().sequence());
            RuntimeException fault = faults.poll();
            if (fault != null) {
                throw fault;
            }
            Error error = errors.poll();
            if (error != null) {
                throw error;
            }
            Outcome next = answers.poll();
            return next == null ? new Outcome.Delivered(250, "OK") : next;
        }

        @Override
        public String messageId(String intentId) {
            return "<" + intentId + "@example.com>";
        }

        @Override
        public void close() {}
    }

    private static Intent intent(String recipient, Alert alert) {
        return new Intent(Intent.idOf(alert, recipient, "email"), START, recipient, "email", "all", alert);
    }

    private void runFor(Duration time) {
        for (Instant end = now.plus(time); now.isBefore(end); now = now.plusSeconds(1)) {
            engine.tick();
        }
        engine.tick();
        engine.collect();
    }

    private List<Receipt.Status> statuses() {
        return receipts.stream().map(Receipt::status).toList();
    }

    @Test
    void recordsTheAttemptBeforeItIsMadeAndTheReceiptAfter() {
        engine.admit(0, 5, intent("a", anAlert().build()), Optional.empty());
        runFor(Duration.ZERO);

        assertThat(statuses()).containsExactly(ATTEMPTED, DELIVERED);
        assertThat(engine.committable()).containsExactly(Map.entry(0, 6L));
    }

    @Test
    void d1AGreylistedRecipientGetsOneMailAndDelaysNobodyElse() {
        answers.add(new Outcome.Retryable(451, "greylisted", Duration.ofMinutes(5)));
        engine.admit(0, 0, intent("a", anAlert().build()), Optional.empty());
        engine.admit(0, 1, intent("b", anAlert().id("z").build()), Optional.empty());
        runFor(Duration.ZERO);

        assertThat(sent).containsExactly("a@b.c 0", "b@b.c 0");
        assertThat(engine.committable()).containsExactly(Map.entry(0, 0L));

        runFor(Duration.ofSeconds(299));
        assertThat(sent).hasSize(2);
        runFor(Duration.ofSeconds(2));
        assertThat(sent).containsExactly("a@b.c 0", "b@b.c 0", "a@b.c 0");
        assertThat(receipts.stream().filter(r -> "a".equals(r.recipient())).map(Receipt::code))
                .containsExactly(null, 451, null, 250);
        assertThat(engine.committable()).containsExactly(Map.entry(0, 2L));
    }

    @Test
    void aSinkThatIsDownForAWhileDeliversEachMailOnceWhenItReturns() {
        for (int i = 0; i < 8; i++) {
            answers.add(new Outcome.Retryable(null, "connection refused", null));
        }
        engine.admit(0, 0, intent("a", anAlert().build()), Optional.empty());
        engine.admit(0, 1, intent("b", anAlert().build()), Optional.empty());
        runFor(Duration.ofMinutes(20));

        assertThat(statuses().stream().filter(DELIVERED::equals)).hasSize(2);
        assertThat(statuses().stream().filter(RETRYING::equals)).hasSize(8);
        assertThat(sent).hasSize(10);
    }

    @Test
    void d3ARefusalForGoodIsNotTriedAgain() {
        answers.add(new Outcome.Rejected(550, "no such user"));
        engine.admit(0, 0, intent("a", anAlert().build()), Optional.empty());
        runFor(Duration.ofHours(2));

        assertThat(statuses()).containsExactly(ATTEMPTED, FAILED);
    }

    @Test
    void d4AnUnknownOutcomeIsTriedAgainFromCriticalOnOnly() {
        answers.add(new Outcome.Ambiguous("lost"));
        engine.admit(0, 0, intent("a", anAlert().build()), Optional.empty());
        runFor(Duration.ofMinutes(1));
        assertThat(statuses()).containsExactly(ATTEMPTED, AMBIGUOUS, ATTEMPTED, DELIVERED);

        receipts.clear();
        answers.add(new Outcome.Ambiguous("lost"));
        var warning = anAlert().id("w").raised(Severity.WARNING).build();
        engine.admit(0, 1, intent("a", warning), Optional.empty());
        runFor(Duration.ofMinutes(1));
        assertThat(statuses()).containsExactly(ATTEMPTED, AMBIGUOUS);
    }

    @Test
    void nothingIsSentAfterTheDeadlineOfTheSeverity() {
        now = START.plus(Duration.ofHours(6)).plusSeconds(1);
        engine.admit(0, 0, intent("a", anAlert().raised(Severity.WARNING).build()), Optional.empty());
        runFor(Duration.ZERO);

        assertThat(sent).isEmpty();
        assertThat(statuses()).containsExactly(EXPIRED);
    }

    @Test
    void afterARestartTheDeliveredIsNotSentAgainAndTheUnknownOnlyIfCritical() {
        Intent done = intent("a", anAlert().id("done").build());
        Intent cut = intent("a", anAlert().id("cut").build());
        Intent mild = intent("a", anAlert().id("mild").raised(Severity.WARNING).build());
        for (Intent each : List.of(done, cut, mild)) {
            engine.admit(0, 0, each, Optional.empty());
        }
        runFor(Duration.ZERO);
        Receipt delivered = receipts.get(1);
        List<Receipt> attempts =
                receipts.stream().filter(r -> r.status() == ATTEMPTED).toList();
        sent.clear();
        receipts.clear();
        engine = engine();

        engine.admit(0, 0, done, Optional.of(delivered));
        engine.admit(0, 1, cut, Optional.of(attempts.get(1)));
        engine.admit(0, 2, mild, Optional.of(attempts.get(2)));
        runFor(Duration.ofMinutes(1));

        assertThat(sent).hasSize(1);
        assertThat(statuses()).containsExactly(AMBIGUOUS, AMBIGUOUS, ATTEMPTED, DELIVERED);
        assertThat(receipts.get(3).intentId()).isEqualTo(cut.intentId());
        assertThat(engine.committable()).containsExactly(Map.entry(0, 3L));
    }

    @Test
    void withinAnEpisodeTheLaterChangeWaitsForTheEarlier() {
        answers.add(new Outcome.Retryable(451, "later", null));
        engine.admit(0, 0, intent("a", anAlert().build()), Optional.empty());
        engine.admit(
                0,
                1,
                intent(
                        "a",
                        anAlert()
                                .change(1, Change.RESOLVED, Severity.CRITICAL, null)
                                .build()),
                Optional.empty());
        runFor(Duration.ofMinutes(1));

        assertThat(sent).containsExactly("a@b.c 0", "a@b.c 0", "a@b.c 1");
    }

    @Test
    void worseNewsOvertakesTheRaisedThatWaitsForItsNextAttemptAndResolvedWaitsForBoth() {
        answers.add(new Outcome.Retryable(451, "later", Duration.ofSeconds(40)));
        answers.add(new Outcome.Retryable(451, "later", Duration.ofSeconds(50)));
        engine.admit(0, 0, intent("a", anAlert().raised(Severity.WARNING).build()), Optional.empty());
        engine.admit(
                0,
                1,
                intent(
                        "a",
                        anAlert()
                                .change(1, Change.ESCALATED, Severity.WARNING, Severity.CRITICAL)
                                .build()),
                Optional.empty());
        engine.admit(
                0,
                2,
                intent(
                        "a",
                        anAlert()
                                .change(2, Change.RESOLVED, Severity.CRITICAL, null)
                                .build()),
                Optional.empty());

        runFor(Duration.ofSeconds(1));
        assertThat(sent).containsExactly("a@b.c 0", "a@b.c 1");

        runFor(Duration.ofMinutes(5));
        assertThat(sent).containsExactly("a@b.c 0", "a@b.c 1", "a@b.c 0", "a@b.c 1", "a@b.c 2");
    }

    @Test
    void anIntentThatExpiresSaysHowManyAttemptsWereMade() {
        answers.add(new Outcome.Retryable(451, "later", Duration.ofMinutes(59)));
        answers.add(new Outcome.Retryable(451, "later", Duration.ofMinutes(59)));
        engine.admit(0, 0, intent("a", anAlert().raised(Severity.INFO).build()), Optional.empty());
        runFor(Duration.ofHours(2));

        Receipt expired = receipts.get(receipts.size() - 1);
        assertThat(expired.status()).isEqualTo(EXPIRED);
        assertThat(expired.attempt()).isEqualTo(2);
        assertThat(expired.detail()).isEqualTo("gave up after attempt 2, deadline 2026-01-01T01:00:00Z: later");
    }

    @Test
    void anIntentThatExpiredWhileNobodyWorkedCountsOnlyTheAttemptsMade() {
        Intent late = intent("a", anAlert().raised(Severity.INFO).build());
        answers.add(new Outcome.Retryable(451, "later", Duration.ofMinutes(30)));
        engine.admit(0, 0, late, Optional.empty());
        runFor(Duration.ZERO);
        Receipt retrying = receipts.get(1);
        receipts.clear();
        now = START.plus(Duration.ofHours(3));
        engine = engine();

        engine.admit(0, 0, late, Optional.of(retrying));
        runFor(Duration.ZERO);

        assertThat(statuses()).containsExactly(EXPIRED);
        assertThat(receipts.get(0).attempt()).isEqualTo(1);
        assertThat(receipts.get(0).detail()).isEqualTo("deadline 2026-01-01T01:00:00Z passed before attempt 2");
    }

    @Test
    void everyReceiptOfAnAttemptCarriesTheIdOfTheMessage() {
        Intent intent = intent("a", anAlert().build());
        engine.admit(0, 0, intent, Optional.empty());
        runFor(Duration.ZERO);

        assertThat(receipts)
                .extracting(Receipt::messageId)
                .containsExactly("<" + intent.intentId() + "@example.com>", "<" + intent.intentId() + "@example.com>");
    }

    @Test
    void aNotifierThatThrowsIsTriedAgainAndHarmsNobodyElse() {
        faults.add(new IllegalStateException("no such codec"));
        engine.admit(0, 0, intent("a", anAlert().build()), Optional.empty());
        engine.admit(0, 1, intent("b", anAlert().build()), Optional.empty());
        runFor(Duration.ofSeconds(5));

        assertThat(statuses()).containsExactly(ATTEMPTED, RETRYING, ATTEMPTED, DELIVERED, ATTEMPTED, DELIVERED);
        assertThat(receipts.get(1).detail())
                .isEqualTo("notifier threw: java.lang.IllegalStateException: no such codec");
    }

    @Test
    void anErrorInANotifierStopsTheEngineAndIsNotSwallowed() {
        errors.add(new LinkageError("half a class path"));
        engine.admit(0, 0, intent("a", anAlert().build()), Optional.empty());

        assertThatThrownBy(engine::tick).isInstanceOf(LinkageError.class);
        assertThatThrownBy(engine::collect)
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("half a class path");
        assertThat(statuses()).containsExactly(ATTEMPTED);
        assertThat(engine.committable()).containsExactly(Map.entry(0, 0L));
    }

    @Test
    void theEndOfAnAttemptOnAnotherThreadIsWaitedForAndNotMissed() {
        CountDownLatch mayFinish = new CountDownLatch(1);
        before = () -> assertThat(awaited(mayFinish)).isTrue();
        senders = task -> new Thread(task, "test-sender").start();
        engine = engine();
        engine.admit(0, 0, intent("a", anAlert().build()), Optional.empty());
        engine.tick();

        engine.drain(Duration.ofMillis(1));
        assertThat(engine.idle()).isFalse();

        mayFinish.countDown();
        engine.drain(Duration.ofSeconds(30));
        assertThat(engine.idle()).isTrue();
        assertThat(engine.committable()).containsExactly(Map.entry(0, 1L));
    }

    @Test
    void d39AChannelThatHangsDelaysNoOtherChannel() {
        List<Runnable> handedOut = new ArrayList<>();
        List<String> fast = new CopyOnWriteArrayList<>();
        Notifier quick = new ScriptedSink() {
            @Override
            public Outcome send(Message message) {
                fast.add(message.intentId());
                return new Outcome.Delivered(200, "OK");
            }
        };
        engine = new DeliveryEngine(
                (partition, receipt) -> receipts.add(receipt),
                Map.of("email", new ScriptedSink(), "ntfy", quick),
                new Routes(Map.of("a", new Recipient("a", Map.of("email", "a@b.c", "ntfy", "desk"))), List.of()),
                new RetrySchedule(RetryPolicy.defaults(), 7),
                handedOut::add,
                channel -> ChannelPolicy.unlimited(8),
                () -> now,
                new SimpleMeterRegistry());
        for (int i = 0; i < 10; i++) {
            var alert = anAlert().id("e" + i).build();
            engine.admit(0, i, new Intent("e" + i, START, "a", "email", "all", alert), Optional.empty());
        }
        var alert = anAlert().id("n").build();
        engine.admit(0, 10, new Intent("n", START, "a", "ntfy", "all", alert), Optional.empty());
        engine.tick();

        assertThat(handedOut).hasSize(3);
        handedOut.forEach(Runnable::run);
        assertThat(fast).containsExactly("n");
        assertThat(sent).hasSize(2);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

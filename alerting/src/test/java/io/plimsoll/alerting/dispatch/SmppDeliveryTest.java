package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static io.plimsoll.alerting.dispatch.Receipt.Status.ACCEPTED;
import static io.plimsoll.alerting.dispatch.Receipt.Status.AMBIGUOUS;
import static io.plimsoll.alerting.dispatch.Receipt.Status.ATTEMPTED;
import static io.plimsoll.alerting.dispatch.Receipt.Status.DELIVERED;
import static io.plimsoll.alerting.dispatch.Receipt.Status.RETRYING;
import static io.plimsoll.alerting.dispatch.Receipt.Status.UNDELIVERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.channel.smpp.SmppNotifier;
import io.plimsoll.alerting.channel.smpp.SmppSettings;
import io.plimsoll.alerting.channel.smpp.SmppSettings.LongMessages;
import io.plimsoll.alerting.channel.smpp.SmscServer;
import io.plimsoll.alerting.dispatch.Receipt.Status;
import io.plimsoll.alerting.operations.Board;
import io.plimsoll.alerting.route.LiveRoutes;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.template.BriefTemplate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From intent to receipt through a short message centre that really speaks SMPP; only the engine's clock is virtual. */
class SmppDeliveryTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private volatile Instant now = START;
    private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
    private final ReportInbox reports = new ReportInbox();
    private final SmscServer centre = new SmscServer();
    private final ExecutorService senders = Executors.newCachedThreadPool();
    private final SmppNotifier notifier = new SmppNotifier(
            new SmppSettings(
                    "127.0.0.1",
                    centre.port(),
                    null,
                    "plimsoll",
                    Secret.resolved("smpp.password", "secret"),
                    "",
                    "+442071838700",
                    1,
                    LongMessages.UDH,
                    true,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5)),
            BriefTemplate.builtIn(),
            reports::add,
            InstantSource.system());

    @AfterEach
    void stop() {
        senders.shutdownNow();
        centre.close();
        notifier.close();
    }

    private DeliveryEngine engine(Executor executor) {
        return new DeliveryEngine(
                (partition, receipt) -> receipts.add(receipt),
                Map.of("sms", notifier),
                new LiveRoutes(RoutesFile.parse("r", "{recipients: {a: {sms: '+442071838750'}}, routes: []}")),
                new RetrySchedule(RetryPolicy.defaults(), 7),
                executor,
                channel -> ChannelPolicy.unlimited(16),
                () -> now,
                new SimpleMeterRegistry(),
                reports,
                Board.unheard());
    }

    private static Intent intent(String alertId, Severity severity) {
        var alert = anAlert().id(alertId).raised(severity).build();
        return new Intent(Intent.idOf(alert, "a", "sms"), START, "a", "sms", "all", alert);
    }

    private List<Status> statusesOf(String alertId) {
        return receipts.stream()
                .filter(receipt -> receipt.alertId().equals(alertId))
                .map(Receipt::status)
                .toList();
    }

    private void runFor(DeliveryEngine engine, Duration time) {
        for (Instant end = now.plus(time); now.isBefore(end); now = now.plusSeconds(1)) {
            engine.tick();
        }
        engine.tick();
        engine.collect();
    }

    @Test
    void d11AThrottledMessageRestsAndIsTakenUnderTheSameId() {
        DeliveryEngine engine = engine(Runnable::run);
        centre.refuse(0x58);
        centre.refuse(0x14);
        engine.admit(0, 0, intent("e", Severity.CRITICAL), Optional.empty());
        runFor(engine, Duration.ofMinutes(1));

        assertThat(statusesOf("e")).containsExactly(ATTEMPTED, RETRYING, ATTEMPTED, RETRYING, ATTEMPTED, ACCEPTED);
        assertThat(receipts)
                .extracting(Receipt::intentId)
                .containsOnly(receipts.get(0).intentId());
        assertThat(receipts.get(1).code()).isEqualTo(0x58);
        assertThat(receipts.get(1).nextAttemptAt()).isEqualTo(START.plusSeconds(5));
        assertThat(centre.submits).hasSize(1);
    }

    @Test
    void d11WhatWasUnansweredWhenTheBindWasLostIsTriedAgainFromCriticalOnOnly() {
        DeliveryEngine engine = engine(senders);
        List<String> graves = List.of("grave-1", "grave-2");
        centre.sayNothing();
        centre.sayNothing();
        centre.sayNothing();
        engine.admit(0, 0, intent("grave-1", Severity.CRITICAL), Optional.empty());
        engine.admit(0, 1, intent("grave-2", Severity.EMERGENCY), Optional.empty());
        engine.admit(0, 2, intent("mild", Severity.WARNING), Optional.empty());
        engine.tick();
        await().atMost(PATIENCE).until(() -> centre.submits.size() == 3);
        centre.drop();
        await().atMost(PATIENCE).until(() -> {
            engine.tick();
            return receipts.stream()
                            .filter(receipt -> receipt.status() == AMBIGUOUS)
                            .count()
                    == 3;
        });

        now = now.plusSeconds(10);
        await().atMost(PATIENCE).until(() -> {
            engine.tick();
            return receipts.stream()
                            .filter(receipt -> receipt.status() == ACCEPTED)
                            .count()
                    == 2;
        });

        assertThat(graves)
                .allSatisfy(grave ->
                        assertThat(statusesOf(grave)).containsExactly(ATTEMPTED, AMBIGUOUS, ATTEMPTED, ACCEPTED));
        assertThat(statusesOf("mild")).containsExactly(ATTEMPTED, AMBIGUOUS);
        assertThat(centre.submits).hasSize(5);
        assertThat(engine.openCount()).isEqualTo(2);
    }

    @Test
    void d11AReceiptThatComesAfterTheReconnectEndsTheRightMessage() throws Exception {
        DeliveryEngine engine = engine(Runnable::run);
        engine.admit(0, 0, intent("good", Severity.CRITICAL), Optional.empty());
        engine.admit(0, 1, intent("bad", Severity.CRITICAL), Optional.empty());
        runFor(engine, Duration.ofSeconds(1));
        assertThat(receipts)
                .filteredOn(receipt -> receipt.status() == ACCEPTED)
                .extracting(Receipt::messageId)
                .containsExactly("1", "2");

        centre.drop();
        await().atMost(PATIENCE).until(() -> centre.sessions.size() == 2);
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> centre.report("2", "UNDELIV", "045"));
        centre.report("1", "DELIVRD", "000");
        runFor(engine, Duration.ofSeconds(1));

        assertThat(statusesOf("good")).containsExactly(ATTEMPTED, ACCEPTED, DELIVERED);
        assertThat(statusesOf("bad")).containsExactly(ATTEMPTED, ACCEPTED, UNDELIVERED);
        assertThat(centre.submits).hasSize(2);
        assertThat(engine.openCount()).isZero();
    }

    @Test
    void aRestartBindsByItselfBecauseOtherwiseNoReceiptWouldCome() throws Exception {
        Receipt accepted = new Receipt(
                intent("e", Severity.CRITICAL).intentId(),
                START,
                "e",
                0,
                "acct-17",
                "a",
                "sms",
                1,
                ACCEPTED,
                0,
                "queued as 77",
                "77",
                START.plusSeconds(120));
        DeliveryEngine engine = engine(Runnable::run);
        engine.admit(0, 0, intent("e", Severity.CRITICAL), Optional.of(accepted));
        notifier.start();
        await().atMost(PATIENCE).until(() -> centre.sessions.size() == 1);
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> centre.report("77", "DELIVRD", "000"));
        runFor(engine, Duration.ofSeconds(1));

        assertThat(statusesOf("e")).containsExactly(DELIVERED);
        assertThat(centre.submits).isEmpty();
    }
}

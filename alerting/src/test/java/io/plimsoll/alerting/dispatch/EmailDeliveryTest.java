package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static io.plimsoll.alerting.dispatch.Receipt.Status.ATTEMPTED;
import static io.plimsoll.alerting.dispatch.Receipt.Status.DELIVERED;
import static io.plimsoll.alerting.dispatch.Receipt.Status.FAILED;
import static io.plimsoll.alerting.dispatch.Receipt.Status.RETRYING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.channel.email.EmailNotifier;
import io.plimsoll.alerting.channel.email.ScriptedSmtpServer;
import io.plimsoll.alerting.channel.email.ScriptedSmtpServer.Encryption;
import io.plimsoll.alerting.channel.email.SmtpSettings;
import io.plimsoll.alerting.dispatch.Receipt.Status;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.alerting.template.AlertTemplates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** From intent to receipt through a mail server that really speaks SMTP; only the clock is virtual. */
class EmailDeliveryTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration HANG = Duration.ofSeconds(3);

    private volatile Instant now = START;
    private final List<Receipt> receipts = new CopyOnWriteArrayList<>();

    private EmailNotifier notifier(int port) {
        return new EmailNotifier(
                new SmtpSettings(
                        "127.0.0.1",
                        port,
                        SmtpSettings.Tls.NONE,
                        null,
                        null,
                        "plimsoll@example.com",
                        HANG,
                        HANG,
                        Duration.ofMinutes(5),
                        null),
                AlertTemplates.builtIn(),
                () -> now);
    }

    private DeliveryEngine engine(EmailNotifier notifier, Executor senders, int slots) {
        return new DeliveryEngine(
                (partition, receipt) -> receipts.add(receipt),
                Map.of("email", notifier),
                RoutesFile.parse(
                        "r",
                        "{recipients: {a: {email: a@x.com}, b: {email: b@x.com}, c: {email: c@x.com}}, routes: []}"),
                new RetrySchedule(RetryPolicy.defaults(), 7),
                senders,
                channel -> ChannelPolicy.unlimited(slots),
                () -> now,
                new SimpleMeterRegistry());
    }

    private static Intent intent(String recipient, String alertId) {
        var alert = anAlert().id(alertId).build();
        return new Intent(Intent.idOf(alert, recipient, "email"), START, recipient, "email", "all", alert);
    }

    private List<Status> statusesOf(String recipient) {
        return receipts.stream()
                .filter(receipt -> recipient.equals(receipt.recipient()))
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
    void d2OneRefusedRecipientOfThreeFailsForGoodAndTheOthersGetOneMailEach() throws Exception {
        try (var server = new ScriptedSmtpServer(Map.of("RCPT TO:<b@x.com>", "550 5.1.1 no such user"));
                var notifier = notifier(server.port())) {
            DeliveryEngine engine = engine(notifier, Runnable::run, 4);
            engine.admit(0, 0, intent("a", "e1"), Optional.empty());
            engine.admit(0, 1, intent("b", "e1"), Optional.empty());
            engine.admit(0, 2, intent("c", "e1"), Optional.empty());
            runFor(engine, Duration.ofHours(2));

            assertThat(statusesOf("a")).containsExactly(ATTEMPTED, DELIVERED);
            assertThat(statusesOf("b")).containsExactly(ATTEMPTED, FAILED);
            assertThat(statusesOf("c")).containsExactly(ATTEMPTED, DELIVERED);
            assertThat(receipts.get(3).code()).isEqualTo(550);
            assertThat(receipts.get(3).detail()).isEqualTo("550 5.1.1 no such user");
            assertThat(server.mails()).isEqualTo(2);
            assertThat(server.lines).filteredOn(line -> line.startsWith("RCPT")).hasSize(3);
            assertThat(engine.committable()).containsExactly(Map.entry(0, 3L));
        }
    }

    @Test
    void aMailServerThatIsDownForAWhileGetsEachMailExactlyOnceWhenItIsBack() throws Exception {
        var first = new ScriptedSmtpServer(Map.of());
        int port = first.port();
        try (var notifier = notifier(port)) {
            DeliveryEngine engine = engine(notifier, Runnable::run, 4);
            engine.admit(0, 0, intent("a", "before"), Optional.empty());
            runFor(engine, Duration.ZERO);
            first.close();
            engine.admit(0, 1, intent("a", "during"), Optional.empty());
            runFor(engine, Duration.ofMinutes(10));

            assertThat(statusesOf("a"))
                    .startsWith(ATTEMPTED, DELIVERED, ATTEMPTED, RETRYING)
                    .doesNotContain(FAILED);
            assertThat(engine.committable()).containsExactly(Map.entry(0, 1L));

            try (var again = new ScriptedSmtpServer(port, Map.of(), Encryption.NONE, null)) {
                runFor(engine, Duration.ofMinutes(10));

                assertThat(first.mails()).isOne();
                assertThat(again.mails()).isOne();
                assertThat(statusesOf("a")).endsWith(ATTEMPTED, DELIVERED);
                assertThat(engine.committable()).containsExactly(Map.entry(0, 2L));
            }
        }
    }

    @Test
    void d5ARecipientTheServerHangsOnHoldsOneSenderUntilTheTimeoutAndNobodyElse() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(2);
        try (var server = new ScriptedSmtpServer(Map.of("RCPT TO:<a@x.com>", "HANG"));
                var notifier = notifier(server.port())) {
            DeliveryEngine engine = engine(notifier, senders, 2);
            engine.admit(0, 0, intent("a", "stuck"), Optional.empty());
            for (int i = 1; i <= 20; i++) {
                engine.admit(0, i, intent("b", "e" + i), Optional.empty());
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                engine.tick();
                return statusesOf("a").contains(RETRYING);
            });

            List<Status> inOrder = receipts.stream().map(Receipt::status).toList();
            assertThat(inOrder.indexOf(RETRYING)).isEqualTo(inOrder.size() - 1);
            assertThat(inOrder.stream().filter(DELIVERED::equals)).hasSize(20);
        } finally {
            senders.shutdownNow();
        }
    }
}

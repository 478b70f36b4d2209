package io.plimsoll.alerting.channel.email;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.alerting.channel.email.SmtpSettings.Tls;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.template.AlertTemplates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailFaultsTest {
    private static final String PASSWORD = "planted-5ecret";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));

    private static EmailNotifier notifier(ScriptedSmtpServer server, Tls tls, boolean login) {
        return new EmailNotifier(
                new SmtpSettings(
                        "127.0.0.1",
                        server.port(),
                        tls,
                        login ? "user" : null,
                        login ? Secret.of("env:PW", Map.of("PW", PASSWORD)) : null,
                        "plimsoll@example.com",
                        Duration.ofMillis(500),
                        Duration.ofMillis(500),
                        Duration.ofMinutes(5),
                        null),
                AlertTemplates.builtIn(),
                CLOCK);
    }

    private static Outcome send(EmailNotifier notifier) {
        return notifier.send(new Message(
                "00112233445566778899aabbccddeeff", "a@example.com", anAlert().build()));
    }

    private static Outcome sendTo(String verb, String answer) throws Exception {
        try (var server = new ScriptedSmtpServer(Map.of(verb, answer));
                var notifier = notifier(server, Tls.NONE, false)) {
            return send(notifier);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING,421 busy,421",
        "MAIL,451 try later,451",
        "RCPT,450 greylisted,450",
        "DATA,452 full,452",
        ".,451 local,451"
    })
    void d1AFourHundredAnywhereIsRetryable(String verb, String answer, int code) throws Exception {
        Outcome outcome = sendTo(verb, answer);

        assertThat(outcome).isInstanceOf(Outcome.Retryable.class);
        assertThat(outcome.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"GREETING,554 go away,554", "MAIL,553 no,553", "RCPT,550 no such user,550", ".,554 spam,554"})
    void d3AFiveHundredAnywhereIsRejected(String verb, String answer, int code) throws Exception {
        Outcome outcome = sendTo(verb, answer);

        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        assertThat(outcome.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"DROP", "HANG"})
    void d4SilenceAfterTheFinalDotIsAmbiguous(String silence) throws Exception {
        assertThat(sendTo(".", silence)).isInstanceOf(Outcome.Ambiguous.class);
    }

    @ParameterizedTest
    @CsvSource({"GREETING,HANG", "EHLO,HANG", "MAIL,HANG", "RCPT,DROP", "DATA,HANG", "DATA,DROP"})
    void d5AHangBeforeTheMessageIsHandedOverEndsInATimeoutAndIsRetryable(String verb, String what) throws Exception {
        assertThat(sendTo(verb, what)).isInstanceOf(Outcome.Retryable.class);
    }

    @Test
    void d3ARefusedLoginIsNotTriedAgainAndNeverShowsThePassword() throws Exception {
        try (var server = new ScriptedSmtpServer(Map.of("AUTH", "535 5.7.8 bad credentials"));
                var notifier = notifier(server, Tls.NONE, true)) {
            Outcome first = send(notifier);
            Outcome second = send(notifier);

            assertThat(first).isInstanceOf(Outcome.Rejected.class);
            assertThat(first.code()).isEqualTo(535);
            assertThat(second.detail()).startsWith("not tried: login was refused");
            assertThat(server.lines).filteredOn(line -> line.startsWith("AUTH")).hasSize(1);
            assertThat(first + " " + second + " " + Secret.of("env:PW", Map.of("PW", PASSWORD)))
                    .doesNotContain(PASSWORD);
        }
    }

    @Test
    void d6WithoutTheRequiredStartTlsNothingIsSentInPlainText() throws Exception {
        try (var server = new ScriptedSmtpServer(Map.of());
                var notifier = notifier(server, Tls.STARTTLS, true)) {
            Outcome outcome = send(notifier);

            assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
            assertThat(server.lines).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    @Test
    void aPasswordGivenLiterallyIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> Secret.of(PASSWORD, Map.of()))
                .hasMessage("secret: found a literal value, expected env:NAME or file:PATH");
    }

    @Test
    void aFailureToGreetSaysSoAndIsNotTakenForARefusedLogin() throws Exception {
        try (var server = new ScriptedSmtpServer(Map.of("GREETING", "554 go away|220 welcome back"));
                var notifier = notifier(server, Tls.NONE, true)) {
            Outcome first = send(notifier);
            Outcome second = send(notifier);

            assertThat(first.code()).isEqualTo(554);
            assertThat(first.detail()).contains("bad greeting").contains("554 go away");
            assertThat(second).isInstanceOf(Outcome.Delivered.class);
        }
    }

    @Test
    void aLoginThatFailsForNowIsTriedAgain() throws Exception {
        try (var server = new ScriptedSmtpServer(Map.of("AUTH", "454 4.7.0 later|235 welcome"));
                var notifier = notifier(server, Tls.NONE, true)) {
            Outcome first = send(notifier);
            Outcome second = send(notifier);

            assertThat(first).isInstanceOf(Outcome.Retryable.class);
            assertThat(first.code()).isEqualTo(454);
            assertThat(second).isInstanceOf(Outcome.Delivered.class);
        }
    }

    @Test
    void aConnectionLostDuringLoginIsTriedAgain() throws Exception {
        try (var server = new ScriptedSmtpServer(Map.of("AUTH", "DROP"));
                var notifier = notifier(server, Tls.NONE, true)) {
            assertThat(send(notifier)).isInstanceOf(Outcome.Retryable.class);
        }
    }

    @Test
    void aKeptConnectionTheServerHasLeftIsReplacedOnce() throws Exception {
        try (var server = new ScriptedSmtpServer(Map.of("MAIL", "250 OK|DROP|250 OK"));
                var notifier = notifier(server, Tls.NONE, false)) {
            Outcome first = send(notifier);
            Outcome second = send(notifier);

            assertThat(first).isInstanceOf(Outcome.Delivered.class);
            assertThat(second).isInstanceOf(Outcome.Delivered.class);
            assertThat(server.mails()).isEqualTo(2);
            assertThat(server.lines).filteredOn(line -> line.startsWith("EHLO")).hasSize(2);
        }
    }

    @Test
    void aFreshConnectionThatIsLostIsLeftToTheNextAttempt() throws Exception {
        try (var server = new ScriptedSmtpServer(Map.of("MAIL", "DROP"));
                var notifier = notifier(server, Tls.NONE, false)) {
            assertThat(send(notifier)).isInstanceOf(Outcome.Retryable.class);
            assertThat(server.lines).filteredOn(line -> line.startsWith("EHLO")).hasSize(1);
        }
    }

    @Test
    void d34WhatTheServerRepeatsOfThePasswordIsNeitherRecordedNorLogged() throws Exception {
        String echo = " planted-5ecret dXNlcgB1c2VyAHBsYW50ZWQtNWVjcmV0 cGxhbnRlZC01ZWNyZXQ= end";
        try (var log = new LogCapture();
                var refusing = new ScriptedSmtpServer(Map.of("AUTH", "535 bad" + echo));
                var chatty = new ScriptedSmtpServer(Map.of(".", "250 taken" + echo + "|550 no" + echo));
                var first = notifier(refusing, Tls.NONE, true);
                var second = notifier(chatty, Tls.NONE, true)) {
            String details = send(first).detail() + "; " + send(second).detail() + "; "
                    + send(second).detail();

            assertThat(details)
                    .isEqualTo("535 bad [secret] [secret] [secret] end; 250 taken [secret] [secret] [secret] end;"
                            + " 550 no [secret] [secret] [secret] end");
            assertThat(log.lines).anyMatch(line -> line.contains("refuses us"));
            assertThat(log.lines)
                    .noneMatch(line -> line.contains(PASSWORD)
                            || line.contains("dXNlcgB1c2VyAHBsYW50ZWQtNWVjcmV0")
                            || line.contains("cGxhbnRlZC01ZWNyZXQ="));
        }
    }

    @ParameterizedTest
    @CsvSource({"mail.example.com", "10.0.0.1", "127.example.com"})
    void aPasswordIsNotSentInPlainTextToAnotherHost(String host) {
        assertThatThrownBy(() -> new SmtpSettings(
                        host,
                        25,
                        Tls.NONE,
                        "user",
                        Secret.resolved("smtp.password", PASSWORD),
                        "plimsoll@example.com",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(5),
                        null))
                .hasMessage("smtp.tls: found NONE with a password for host " + host
                        + ", expected STARTTLS or IMPLICIT: it would be readable on the way");
    }
}

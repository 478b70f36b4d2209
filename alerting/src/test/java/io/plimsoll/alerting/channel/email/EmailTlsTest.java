package io.plimsoll.alerting.channel.email;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.alerting.channel.email.ScriptedSmtpServer.Encryption;
import io.plimsoll.alerting.channel.email.SmtpSettings.Tls;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.template.AlertTemplates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailTlsTest {
    private static final String LOGIN = "AUTH PLAIN dXNlcgB1c2VyAHBsYW50ZWQtNWVjcmV0";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static TestCertificate ours;

    @SuppressWarnings("NullAway.Init")
    private static TestCertificate elsewhere;

    @BeforeAll
    static void certificates() throws Exception {
        ours = TestCertificate.of("ip:127.0.0.1", folder);
        elsewhere = TestCertificate.of("dns:mail.elsewhere.example", folder);
    }

    private static ScriptedSmtpServer server(Tls tls, TestCertificate certificate, Map<String, String> answers)
            throws Exception {
        return new ScriptedSmtpServer(0, answers, Encryption.valueOf(tls.name()), certificate.server());
    }

    private static Outcome send(ScriptedSmtpServer server, Tls tls, @Nullable Path trusted) {
        var settings = new SmtpSettings(
                "127.0.0.1",
                server.port(),
                tls,
                "user",
                Secret.resolved("smtp.password", "planted-5ecret"),
                "plimsoll@example.com",
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                trusted);
        try (var notifier = new EmailNotifier(
                settings, AlertTemplates.builtIn(), InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")))) {
            return notifier.send(new Message(
                    "00112233445566778899aabbccddeeff",
                    "a@example.com",
                    anAlert().build()));
        }
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS,PEM", "STARTTLS,JKS", "IMPLICIT,PEM", "IMPLICIT,JKS"})
    void logsInAndDeliversOverTlsToAServerItTrusts(Tls tls, String form) throws Exception {
        try (var server = server(tls, ours, Map.of())) {
            Outcome outcome = send(server, tls, form.equals("PEM") ? ours.pem() : ours.jks());

            assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
            assertThat(server.mails()).isOne();
            assertThat(server.lines).containsSubsequence("(encrypted)", LOGIN, "MAIL FROM:<plimsoll@example.com>");
        }
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS", "IMPLICIT"})
    void d6ACertificateNobodyTrustsIsRejectedBeforeThePasswordIsSent(Tls tls) throws Exception {
        try (var server = server(tls, ours, Map.of())) {
            Outcome outcome = send(server, tls, null);

            assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
            assertThat(outcome.detail()).startsWith("no TLS, nothing sent: ").contains("PKIX path building failed");
            assertThat(server.lines).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS", "IMPLICIT"})
    void d6ACertificateOfAnotherHostIsRejectedBeforeThePasswordIsSent(Tls tls) throws Exception {
        try (var server = server(tls, elsewhere, Map.of())) {
            Outcome outcome = send(server, tls, elsewhere.pem());

            assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
            assertThat(outcome.detail()).startsWith("no TLS, nothing sent: ").contains("127.0.0.1");
            assertThat(server.lines).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS", "IMPLICIT"})
    void aConnectionCutInTheHandshakeIsRetryable(Tls tls) throws Exception {
        try (var server = server(tls, ours, Map.of("HANDSHAKE", "DROP"))) {
            assertThat(send(server, tls, ours.pem())).isInstanceOf(Outcome.Retryable.class);
        }
    }

    @Test
    void aServerThatCannotStartTlsNowIsRetryable() throws Exception {
        try (var server = server(Tls.STARTTLS, ours, Map.of("STARTTLS", "454 not now"))) {
            Outcome outcome = send(server, Tls.STARTTLS, ours.pem());

            assertThat(outcome).isInstanceOf(Outcome.Retryable.class);
            assertThat(outcome.code()).isEqualTo(454);
        }
    }

    @Test
    void aTrustStoreWithoutCertificatesIsRefusedAtStart() throws Exception {
        Path file = Files.writeString(folder.resolve("empty.pem"), "nothing here");

        try (var server = new ScriptedSmtpServer(Map.of())) {
            assertThatThrownBy(() -> send(server, Tls.STARTTLS, file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("smtp.trust.store " + file + ": found ")
                    .hasMessageEndingWith(", expected certificates as PEM or JKS");
        }
    }
}

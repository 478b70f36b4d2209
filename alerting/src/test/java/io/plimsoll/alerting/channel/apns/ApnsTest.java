package io.plimsoll.alerting.channel.apns;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eatthepath.pushy.apns.server.RejectedNotificationException;
import com.eatthepath.pushy.apns.server.RejectionReason;
import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.channel.email.LogCapture;
import io.plimsoll.alerting.channel.email.TestCertificate;
import io.plimsoll.alerting.channel.http.HttpSettings;
import io.plimsoll.alerting.channel.http.Json;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.NotifierContract;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.BriefAlert;
import io.plimsoll.alerting.template.BriefTemplate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.logging.log4j.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApnsTest extends NotifierContract {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNINSTALLED = Instant.parse("2025-12-24T18:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String DEVICE = "c0ffee11".repeat(8);

    @TempDir
    static Path folder;

    private static TestCertificate certificate;

    private ApnsSink apple;
    private Notifier notifier;

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = TestCertificate.of("ip:127.0.0.1", folder);
    }

    @BeforeEach
    void start() throws Exception {
        apple = new ApnsSink(certificate, DEVICE);
        notifier = notifier(apple.settings(certificate));
    }

    @AfterEach
    void stop() {
        notifier.close();
        apple.close();
    }

    @Test
    void aTapFindsWhereToAcknowledge() {
        BriefAlert brief = new BriefAlert("title", "text");
        Message message = new Message(ID, DEVICE, anAlert().build());
        URI link = URI.create("https://alerts.example/ack?t=x.y");
        assertThat(Json.read(ApnsMessage.of(message, brief, Optional.of(link), DEVICE, "topic", NOW)
                                .getPayload())
                        .path("ackUrl")
                        .asText())
                .isEqualTo("https://alerts.example/ack?t=x.y");
        assertThat(Json.read(ApnsMessage.of(message, brief, Optional.empty(), DEVICE, "topic", NOW)
                                .getPayload())
                        .has("ackUrl"))
                .isFalse();
    }

    private static Notifier notifier(ApnsSettings settings) {
        return notifier(settings, SOON);
    }

    /** Waits for {@code each} of a connection and an answer. */
    private static Notifier notifier(ApnsSettings settings, Duration each) {
        return new ApnsNotifier(
                settings,
                HttpSettings.of(each, each, Set.of()),
                new SecretSource(Map.of("DEVICE", DEVICE)),
                BriefTemplate.builtIn(),
                () -> NOW);
    }

    @Override
    protected Notifier notifier() {
        return notifier;
    }

    @Override
    protected String address() {
        return "env:DEVICE";
    }

    @Override
    protected List<String> receivedIds() {
        return apple.pushes().stream()
                .map(push -> push.header("apns-id").replace("-", ""))
                .toList();
    }

    @Override
    protected String receivedText() {
        return Json.read(apple.last().payload()).at("/aps/alert/body").asText();
    }

    @Override
    protected int longestText() {
        return 4_096;
    }

    @Override
    protected void stopSink() {
        apple.close();
    }

    @Override
    protected void refuseContact() {
        apple.refuse(new RejectedNotificationException(RejectionReason.BAD_DEVICE_TOKEN));
    }

    @Override
    protected About refuseCredentials() {
        apple.refuse(new RejectedNotificationException(RejectionReason.INVALID_PROVIDER_TOKEN));
        return About.SINK;
    }

    @Override
    protected @Nullable Duration throttle() {
        apple.refuse(new RejectedNotificationException(RejectionReason.TOO_MANY_REQUESTS));
        return null;
    }

    @Override
    protected void loseAnswer() {
        apple.fallSilentAtNext();
        notifier.close();
        notifier = notifier(apple.settings(certificate), Duration.ofSeconds(1));
    }

    @Override
    protected boolean recognisesRepeats() {
        return true;
    }

    @Override
    protected List<String> planted() {
        return List.of(DEVICE, apple.privateKey());
    }

    private ApnsSink.Push sent(Instant until, Alert alert) {
        attempt(new Message(ID, address(), alert, null, null, until));
        return apple.last();
    }

    private Outcome sendTo(String address) {
        return attempt(new Message(ID, address, anAlert().build()));
    }

    @Test
    void sendsWhatAppleNeedsToShowOneNotificationAnEpisodeUntilTheDeadline() {
        assertThat(sendTo(address())).isEqualTo(new Outcome.Delivered(200, "HTTP 200"));

        var push = sent(NOW.plusSeconds(3_600), anAlert().build());
        assertThat(push.headers())
                .containsEntry(":path", "/3/device/" + DEVICE)
                .containsEntry("apns-topic", "com.example.desk")
                .containsEntry("apns-push-type", "alert")
                .containsEntry("apns-priority", "10")
                .containsEntry("apns-expiration", "1767229200")
                .containsEntry("apns-collapse-id", "a1")
                .containsEntry("apns-id", "00112233-4455-6677-8899-aabbccddeeff");
        assertThat(notifier.messageId(ID)).isEqualTo("00112233-4455-6677-8899-aabbccddeeff");
        JsonNode payload = Json.read(push.payload());
        assertThat(payload.at("/aps/alert/title").asText())
                .isEqualTo("[CRITICAL] acct-17 margin ratio 0.8123, liq. 2.47 % away");
        assertThat(payload.at("/aps/alert/body").asText()).isEqualTo("""
                Add 160.83 USDT to CROSS:USDT, or close 40.00 % of LONG BTCUSDT (0.2).
                Margin ratio 0.8123, limit 0.8000: raised to CRITICAL.
                LONG BTCUSDT liquidates at 102,000.12, 2.47 % from the mark price 104,582.41.
                CROSS:USDT, 2025-10-10 21:15:00 UTC
                alert a1""");
        assertThat(payload.at("/aps/interruption-level").asText()).isEqualTo("time-sensitive");
        assertThat(payload.at("/aps/thread-id").asText()).isEqualTo("acct-17");
        assertThat(payload.path("alertId").asText()).isEqualTo("a1");
    }

    @Test
    void milderAlertsWakeNobodyAndALongIdIsHashedToFit() {
        var warning = sent(NOW, anAlert().raised(Severity.WARNING).build());
        assertThat(warning.headers()).containsEntry("apns-priority", "5");
        assertThat(Json.read(warning.payload()).at("/aps/interruption-level").asText())
                .isEqualTo("active");

        var end = anAlert()
                .id("x".repeat(65))
                .change(2, Change.RESOLVED, Severity.EMERGENCY, null)
                .build();
        var resolved = sent(NOW, end);
        assertThat(resolved.header("apns-collapse-id")).matches("[0-9a-f]{32}");
        assertThat(Json.read(resolved.payload()).at("/aps/interruption-level").asText())
                .isEqualTo("passive");
        assertThat(Json.read(resolved.payload()).at("/aps/sound").isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DEVICE_TOKEN_NOT_FOR_TOPIC,CONTACT",
        "TOPIC_DISALLOWED,SINK",
        "BAD_TOPIC,SINK",
        "FORBIDDEN,SINK",
        "PAYLOAD_TOO_LARGE,MESSAGE",
        "BAD_PRIORITY,MESSAGE"
    })
    void theReasonAndNotTheStatusSaysWhatARefusalIsAbout(RejectionReason reason, About about) {
        apple.refuse(new RejectedNotificationException(reason));

        assertThat(sendTo(address()))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        refused -> assertThat(refused.about()).isEqualTo(about));
    }

    @ParameterizedTest
    @CsvSource({"INTERNAL_SERVER_ERROR,500", "SERVICE_UNAVAILABLE,503", "SHUTDOWN,503"})
    void aFaultOfApplesIsTriedAgain(RejectionReason reason, int status) {
        apple.refuse(new RejectedNotificationException(reason));

        assertThat(sendTo(address()))
                .isInstanceOfSatisfying(
                        Outcome.Retryable.class,
                        later -> assertThat(later.code()).isEqualTo(status));
    }

    @Test
    void d12ATokenIsDeadOnlyIfItWasRegisteredBeforeAppleFoundItSo() {
        apple.dead(DEVICE, UNINSTALLED);

        assertThat(sendTo("env:DEVICE"))
                .isEqualTo(new Outcome.Rejected(
                        410, "HTTP 410: Unregistered since 2025-12-24T18:00:00Z", About.CONTACT, UNINSTALLED));
        assertThat(sendTo("env:DEVICE 2025-12-01T00:00:00Z"))
                .isEqualTo(new Outcome.Rejected(
                        410, "HTTP 410: Unregistered since 2025-12-24T18:00:00Z", About.CONTACT, UNINSTALLED));
        assertThat(sendTo("env:DEVICE 2025-12-31T00:00:00Z"))
                .isEqualTo(new Outcome.Rejected(
                        410,
                        "HTTP 410: Unregistered since 2025-12-24T18:00:00Z, but registered again at 2025-12-31T00:00:00Z, so"
                                + " it is not dead",
                        About.MESSAGE));
        assertThat(apple.pushes()).isEmpty();
    }

    @Test
    void d34NeitherTheKeyNorTheDeviceIsLoggedByUsOrByTheLibrary() {
        try (LogCapture ours = new LogCapture();
                LogCapture theirs = new LogCapture("com.eatthepath", Level.INFO)) {
            apple.refuse(new RejectedNotificationException(RejectionReason.INVALID_PROVIDER_TOKEN));
            sendTo(address());
            sendTo(address());
            apple.close();
            sendTo(address());
            notifier.close();

            assertThat(theirs.lines()).as("the library does log").isNotEmpty();
            assertThat(theirs.lines()).noneMatch(line -> line.contains(DEVICE) || line.contains(apple.privateKey()));
            assertThat(ours.lines()).noneMatch(line -> line.contains(DEVICE) || line.contains(apple.privateKey()));
        }
    }

    @Test
    void d14ThePayloadStaysWithinWhatAppleTakesAlsoInCharactersOfSeveralBytes() {
        var push = sent(NOW, anAlert().message("9.999€ ".repeat(2_000).strip()).build());

        assertThat(push.payload().getBytes(UTF_8).length).isBetween(4_080, 4_096);
        assertThat(receivedText()).contains(" 9.999€…\n").endsWith("alert a1");
    }

    @Test
    void aServerThatCannotShowTheRightCertificateIsToldNothing() {
        ApnsSettings sound = apple.settings(certificate);
        var unknown = new ApnsSettings("127.0.0.1", apple.port(), sound.key(), ApnsSink.TOPIC, Optional.empty());
        var otherName = new ApnsSettings("localhost", apple.port(), sound.key(), ApnsSink.TOPIC, sound.trusted());

        for (ApnsSettings settings : List.of(unknown, otherName)) {
            try (Notifier wary = notifier(settings)) {
                assertThat(wary.send(new Message(ID, address(), anAlert().build())))
                        .isInstanceOfSatisfying(Outcome.Rejected.class, refused -> {
                            assertThat(refused.about()).isEqualTo(About.SINK);
                            assertThat(refused.detail()).startsWith("no TLS, nothing sent: " + settings.host());
                        });
            }
        }
        assertThat(apple.pushes()).isEmpty();
    }

    @Test
    void whatIsNoKeyOrNoIdIsAFaultThatRepeatsNoSecret() {
        Secret sound = Secret.resolved("apns.key", apple.keyFile());

        assertThatThrownBy(() -> ApnsSettings.key(
                        Secret.resolved("apns.key", apple.keyFile().replace(apple.privateKey(), "c2VjcmV0")),
                        "2X9R4HXF34",
                        "A1B2C3D4E5"))
                .hasMessage("Secret[apns.key]: found no key, expected a .p8 file as Apple gives it");
        assertThatThrownBy(() -> ApnsSettings.key(sound, "2X9R", "A1B2C3D4E5"))
                .hasMessage("apns.key.id: found \"2X9R\", expected ten capital letters and digits such as 2X9R4HXF34");
        assertThat(apple.settings(certificate).toString()).doesNotContain(apple.privateKey());
    }
}

package io.plimsoll.alerting.channel.fcm;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.channel.http.HttpChannelContract;
import io.plimsoll.alerting.channel.http.HttpSettings;
import io.plimsoll.alerting.channel.http.Json;
import io.plimsoll.alerting.channel.http.VendorApi;
import io.plimsoll.alerting.channel.http.VendorServer;
import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.link.SampleLinks;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.BriefTemplate;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FcmTest extends HttpChannelContract {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final FcmKeyFile KEY_FILE = new FcmKeyFile();
    private static final String ACCESS_TOKEN = "ya29.access-token";
    private static final String DEVICE = "fGVnU0x3:APA91bHun4MxP5egoKMwt2KZFBaFUH-1RYqx";
    private static final String ERROR = "type.googleapis.com/google.firebase.fcm.v1.FcmError";

    private final VendorServer oauth = new VendorServer(
            200, "{\"access_token\":\"" + ACCESS_TOKEN + "\",\"expires_in\":3599,\"token_type\":\"Bearer\"}");
    private final SecretSource secrets = new SecretSource(Map.of("DEVICE", DEVICE));

    @AfterEach
    void stopOauth() {
        oauth.close();
    }

    private FcmSettings settings(URI url) {
        return new FcmSettings(url, KEY_FILE.account(oauth.url().resolve("/token")));
    }

    @Override
    protected Notifier at(URI url, Duration answerWithin) {
        return new FcmNotifier(
                settings(url),
                HttpSettings.of(SOON, answerWithin, Set.of()),
                secrets,
                BriefTemplate.builtIn(),
                () -> NOW);
    }

    @Override
    protected VendorApi api(URI url) {
        return new FcmApi(
                settings(url), Secret.resolved("token", ACCESS_TOKEN), secrets, BriefTemplate.builtIn(), () -> NOW);
    }

    @Test
    void aTapFindsWhereToAcknowledge() {
        var api = new FcmApi(
                settings(URI.create("http://127.0.0.1:1")),
                Secret.resolved("token", ACCESS_TOKEN),
                secrets,
                BriefTemplate.builtIn().withLinkApart(Optional.of(SampleLinks.links())),
                () -> NOW);
        var call = api.call(new Message(ID, "env:DEVICE", anAlert().build()).to("desk"));
        assertThat(Json.read(new String(call.body().bytes(), UTF_8))
                        .at("/message/data/ackUrl")
                        .asText())
                .matches(SampleLinks.PATTERN);
    }

    @Test
    void aDigestIsNotCollapsedWithTheAlertThatLeadsIt() {
        Alert lead = anAlert().build();
        Digest digest = new Digest(
                Digest.Kind.GROUPED,
                "",
                NOW,
                NOW,
                Map.of(Severity.CRITICAL, 2),
                0,
                0,
                0,
                List.of(Digest.Entry.of(lead)));
        var call = api(URI.create("http://127.0.0.1:1")).call(new Message(ID, "env:DEVICE", lead, null, digest));

        JsonNode sent = Json.read(new String(call.body().bytes(), UTF_8)).path("message");
        assertThat(sent.at("/android/collapse_key").asText()).isEqualTo(ID);
        assertThat(sent.at("/android/notification/tag").asText()).isEqualTo(ID);
        assertThat(sent.at("/apns/headers/apns-collapse-id").asText()).isEqualTo(ID);
    }

    @Override
    protected int yesStatus() {
        return 200;
    }

    @Override
    protected String yes() {
        return "{\"name\":\"projects/desk-alerts/messages/0:1500415314455276%31bd1c96\"}";
    }

    @Override
    protected String address(URI url) {
        return "env:DEVICE";
    }

    @Override
    protected String text(VendorServer.Request request) {
        return request.json().at("/message/notification/body").asText();
    }

    @Override
    protected int longestText() {
        return 4_096;
    }

    private static VendorServer.Answer refusal(int status, String errorCode) {
        return new VendorServer.Answer(
                status,
                "{\"error\":{\"code\":" + status + ",\"message\":\"no\",\"details\":[{\"@type\":\"" + ERROR
                        + "\",\"errorCode\":\"" + errorCode + "\"}]}}");
    }

    @Override
    protected VendorServer.Answer contactRefused() {
        return refusal(404, "UNREGISTERED");
    }

    @Override
    protected VendorServer.Answer credentialsRefused() {
        return new VendorServer.Answer(
                401, "{\"error\":{\"code\":401,\"message\":\"no\",\"status\":\"UNAUTHENTICATED\"}}");
    }

    /** One refusal only makes it ask for a new token. */
    @Override
    protected About refuseCredentials() {
        vendor.answer(credentialsRefused());
        return super.refuseCredentials();
    }

    @Override
    protected List<String> planted() {
        return List.of(ACCESS_TOKEN, DEVICE);
    }

    private Message until(Instant until, Alert alert) {
        return new Message(ID, address(), alert, null, null, until);
    }

    @Test
    void sendsToTheProjectWhatEachPlatformNeedsToShowOneNotificationAnEpisode() {
        assertThat(notifier().send(until(NOW.plusSeconds(3_600), anAlert().build())))
                .isEqualTo(new Outcome.Delivered(200, "HTTP 200"));

        assertThat(vendor.last().path()).isEqualTo("/v1/projects/desk-alerts/messages:send");
        assertThat(vendor.last().header("authorization")).isEqualTo("Bearer " + ACCESS_TOKEN);
        JsonNode push = vendor.last().json().path("message");
        assertThat(push.path("token").asText()).isEqualTo(DEVICE);
        assertThat(push.at("/notification/title").asText())
                .isEqualTo("[CRITICAL] acct-17 margin ratio 0.8123, liq. 2.47 % away");
        assertThat(push.at("/notification/body").asText()).isEqualTo("""
                Add 160.83 USDT to CROSS:USDT, or close 40.00 % of LONG BTCUSDT (0.2).
                Margin ratio 0.8123, limit 0.8000: raised to CRITICAL.
                LONG BTCUSDT liquidates at 102,000.12, 2.47 % from the mark price 104,582.41.
                CROSS:USDT, 2025-10-10 21:15:00 UTC
                alert a1""");
        assertThat(push.at("/data/alertId").asText()).isEqualTo("a1");
        assertThat(push.at("/data/notificationId").asText()).isEqualTo(ID);
        assertThat(push.path("android").toString())
                .isEqualTo("{\"collapse_key\":\"a1\",\"priority\":\"HIGH\",\"ttl\":\"3600s\","
                        + "\"notification\":{\"tag\":\"a1\"}}");
        assertThat(push.at("/apns/headers").toString())
                .isEqualTo("{\"apns-collapse-id\":\"a1\",\"apns-priority\":\"10\",\"apns-expiration\":\"1767229200\"}");
    }

    @Test
    void aWarningWakesNobodyAndNothingIsKeptForLongerThanFirebaseTakes() {
        var warning = anAlert().raised(Severity.WARNING).build();

        notifier().send(until(NOW.plus(Duration.ofDays(40)), warning));
        JsonNode android = vendor.last().json().at("/message/android");
        assertThat(android.path("priority").asText()).isEqualTo("NORMAL");
        assertThat(android.path("ttl").asText()).isEqualTo("2419200s");

        notifier().send(until(NOW.minusSeconds(1), warning));
        assertThat(vendor.last().json().at("/message/android/ttl").asText()).isEqualTo("0s");
    }

    @Test
    void d12ATokenThatIsNotRegisteredAnyMoreIsADeadContactPointAndNotTriedAgain() {
        vendor.answer(contactRefused());

        assertThat(send()).isInstanceOfSatisfying(Outcome.Rejected.class, dead -> {
            assertThat(dead.code()).isEqualTo(404);
            assertThat(dead.about()).isEqualTo(About.CONTACT);
        });
        assertThat(vendor.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400,INVALID_ARGUMENT,MESSAGE",
        "403,SENDER_ID_MISMATCH,CONTACT",
        "401,THIRD_PARTY_AUTH_ERROR,MESSAGE",
        "403,,SINK",
        "404,,SINK"
    })
    void theErrorCodeAndNotTheStatusSaysWhatARefusalIsAbout(int status, String code, About about) {
        vendor.answer(refusal(status, code == null ? "" : code));

        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        refused -> assertThat(refused.about()).isEqualTo(about));
        assertThat(vendor.requests()).hasSize(1);
    }

    @Test
    void aBadRequestIsAboutTheTokenWhereTheViolationNamesIt() {
        String violation = "{\"error\":{\"code\":400,\"details\":[{\"@type\":\"" + ERROR
                + "\",\"errorCode\":\"INVALID_ARGUMENT\"},{\"@type\":\"type.googleapis.com/google.rpc.BadRequest\","
                + "\"fieldViolations\":[{\"field\":\"%s\",\"description\":\"bad registration token\"}]}],"
                + "\"message\":\"%s\"}}";
        vendor.answer(400, violation.formatted("message.token", "no"), Map.of());
        vendor.answer(400, violation.formatted("message.android.ttl", "registration token is fine"), Map.of());
        vendor.answer(
                400,
                refusal(400, "INVALID_ARGUMENT")
                        .body()
                        .replace("\"no\"", "\"The registration token is not a valid FCM registration token\""),
                Map.of());

        assertThat(List.of(send(), send(), send()))
                .extracting(outcome -> ((Outcome.Rejected) outcome).about())
                .containsExactly(About.CONTACT, About.MESSAGE, About.CONTACT);
    }

    @Test
    void d13AQuotaWithoutAWishWaitsAMinuteAndWithOneAsLongAsItSays() {
        vendor.answer(refusal(429, "QUOTA_EXCEEDED"));
        vendor.answer(429, refusal(429, "QUOTA_EXCEEDED").body(), Map.of("Retry-After", "90"));
        vendor.answer(503, refusal(503, "UNAVAILABLE").body(), Map.of("Retry-After", "20"));

        assertThat(List.of(send(), send(), send()))
                .extracting(outcome -> ((Outcome.Retryable) outcome).retryAfter())
                .containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(90), Duration.ofSeconds(20));
    }

    @Test
    void d14TheWholeRequestStaysWithinTheLimitAlsoInCharactersOfSeveralBytes() {
        String figures = "9.999€ ".repeat(2_000).strip();

        notifier().send(new Message(ID, address(), anAlert().message(figures).build()));

        String body = vendor.last().body();
        assertThat(body.getBytes(UTF_8).length).isBetween(4_080, 4_096);
        assertThat(text(vendor.last())).contains(" 9.999€…\n").endsWith("alert a1");
    }
}

package io.plimsoll.alerting.channel.webpush;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.channel.http.HttpChannelContract;
import io.plimsoll.alerting.channel.http.HttpNotifier;
import io.plimsoll.alerting.channel.http.HttpSettings;
import io.plimsoll.alerting.channel.http.Json;
import io.plimsoll.alerting.channel.http.VendorApi;
import io.plimsoll.alerting.channel.http.VendorServer;
import io.plimsoll.alerting.link.SampleLinks;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.BriefTemplate;
import java.net.URI;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebPushTest extends HttpChannelContract {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String CAPABILITY = "/wpush/v2/gAAAAABplanted";
    private static final VapidPair KEYS = new VapidPair();
    private static final Browser BROWSER = Browser.fresh();

    @Override
    protected VendorApi api(URI url) {
        return api(BROWSER.subscription(url.resolve(CAPABILITY)));
    }

    private static VendorApi api(String subscription) {
        return api(subscription, BriefTemplate.builtIn());
    }

    private static VendorApi api(String subscription, BriefTemplate template) {
        return new WebPushApi(
                KEYS.settings(), new SecretSource(Map.of("SUBSCRIPTION", subscription)), template, () -> NOW);
    }

    @Test
    void aTapFindsWhereToAcknowledge() {
        VendorApi api = api(
                BROWSER.subscription(URI.create("http://127.0.0.1:1" + CAPABILITY)),
                BriefTemplate.builtIn().withLinkApart(Optional.of(SampleLinks.links())));
        byte[] sealed = api.call(new Message(ID, "env:SUBSCRIPTION", anAlert().build()).to("desk"))
                .body()
                .bytes();
        assertThat(Json.read(BROWSER.read(sealed)).at("/data/ackUrl").asText()).matches(SampleLinks.PATTERN);
    }

    @Override
    protected int yesStatus() {
        return 201;
    }

    @Override
    protected String yes() {
        return "";
    }

    @Override
    protected String address(URI url) {
        return "env:SUBSCRIPTION";
    }

    private static JsonNode opened(VendorServer.Request request) {
        return Json.read(BROWSER.read(request.raw().bytes()));
    }

    @Override
    protected String text(VendorServer.Request request) {
        return opened(request).path("body").asText();
    }

    @Override
    protected int longestText() {
        return 4_096;
    }

    @Override
    protected VendorServer.Answer contactRefused() {
        return new VendorServer.Answer(410, "");
    }

    @Override
    protected VendorServer.Answer credentialsRefused() {
        return new VendorServer.Answer(403, "the key is not the one of the subscription");
    }

    /** A subscription is made for one key, by a push service that somebody else chose. */
    @Override
    protected About aboutCredentials() {
        return About.CONTACT;
    }

    @Override
    protected List<String> planted() {
        return List.of(CAPABILITY, BROWSER.authText());
    }

    private VendorServer.Request sent(Instant until, Alert alert) {
        notifier().send(new Message(ID, address(), alert, null, null, until));
        return vendor.last();
    }

    @Test
    void theBrowserCanReadItAndThePushServiceKnowsHowLongAndHowUrgentItIs() {
        assertThat(send()).isEqualTo(new Outcome.Delivered(201, "HTTP 201"));

        var request = sent(NOW.plusSeconds(600), anAlert().build());
        assertThat(request.path()).isEqualTo(CAPABILITY);
        assertThat(request.header("content-encoding")).isEqualTo("aes128gcm");
        assertThat(request.header("ttl")).isEqualTo("600");
        assertThat(request.header("urgency")).isEqualTo("high");
        assertThat(request.header("topic")).isEqualTo("a1");
        JsonNode message = opened(request);
        assertThat(message.path("title").asText())
                .isEqualTo("[CRITICAL] acct-17 margin ratio 0.8123, liq. 2.47 % away");
        assertThat(message.path("body").asText()).isEqualTo("""
                Add 160.83 USDT to CROSS:USDT, or close 40.00 % of LONG BTCUSDT (0.2).
                Margin ratio 0.8123, limit 0.8000: raised to CRITICAL.
                LONG BTCUSDT liquidates at 102,000.12, 2.47 % from the mark price 104,582.41.
                CROSS:USDT, 2025-10-10 21:15:00 UTC
                alert a1""");
        assertThat(message.path("tag").asText()).isEqualTo("a1");
        assertThat(message.at("/data/notificationId").asText()).isEqualTo(ID);
    }

    @Test
    void milderAlertsAreLessUrgentAndALongIdBecomesATopicOf32Characters() {
        var info = sent(NOW.minusSeconds(1), anAlert().raised(Severity.INFO).build());
        assertThat(info.header("urgency")).isEqualTo("low");
        assertThat(info.header("ttl")).isEqualTo("0");

        var end = anAlert()
                .id("acct-17/CROSS:USDT/margin-ratio/1760130900250")
                .change(2, Change.RESOLVED, Severity.EMERGENCY, null)
                .build();
        var resolved = sent(NOW.plus(Duration.ofDays(90)), end);
        assertThat(resolved.header("urgency")).isEqualTo("normal");
        assertThat(resolved.header("ttl")).isEqualTo("2419200");
        assertThat(resolved.header("topic")).matches("[A-Za-z0-9_-]{32}");
    }

    @Test
    void thePushServiceCanCheckThatItIsUs() throws Exception {
        Instant before = Instant.now();
        send();

        String[] vapid = vendor.last().header("authorization").split("vapid t=|, *k=");
        assertThat(vapid[2]).isEqualTo(KEYS.publicKey());
        String[] token = vapid[1].split("\\.");
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(Browser.key(Browser.decoded(vapid[2])));
        verifier.update((token[0] + "." + token[1]).getBytes(UTF_8));
        assertThat(verifier.verify(Browser.decoded(token[2]))).isTrue();
        assertThat(new String(Browser.decoded(token[0]), UTF_8)).contains("\"alg\":\"ES256\"");
        JsonNode claims = Json.read(new String(Browser.decoded(token[1]), UTF_8));
        assertThat(claims.path("aud").asText()).isEqualTo(vendor.url().toString());
        assertThat(claims.path("sub").asText()).isEqualTo("mailto:risk@example.com");
        assertThat(Instant.ofEpochSecond(claims.path("exp").asLong()))
                .isBetween(before, before.plus(Duration.ofHours(24)));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void d12ASubscriptionThatIsGoneIsADeadContactPointAndNotTriedAgain(int status) {
        vendor.answer(new VendorServer.Answer(status, ""));

        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class, gone -> assertThat(gone.about()).isEqualTo(About.CONTACT));
        assertThat(vendor.requests()).hasSize(1);
    }

    @Test
    void aMessageThatIsTooLargeAllTheSameIsAboutTheMessage() {
        vendor.answer(new VendorServer.Answer(413, ""));

        assertThat(send()).isEqualTo(new Outcome.Rejected(413, "HTTP 413", About.MESSAGE));
    }

    @Test
    void d14TheEncryptedMessageStaysWithinWhatEveryPushServiceTakes() {
        var request =
                sent(NOW, anAlert().message("9.999€ ".repeat(2_000).strip()).build());

        assertThat(request.raw().bytes().length).isBetween(4_080, 4_096);
        assertThat(text(request)).contains(" 9.999€…\n").endsWith("alert a1");
    }

    @Test
    void anEndpointInThePrivateNetworkIsNotAsked() {
        var guarded = new HttpNotifier(api(vendor.url()), HttpSettings.of(SOON, SOON, Set.of("push.example.com")));

        assertThat(guarded.send(message(vendor.url()))).isInstanceOf(Outcome.Rejected.class);
        assertThat(vendor.requests()).isEmpty();
    }

    @Test
    void aSubscriptionThatIsNoneIsRefusedWithoutRepeatingIt() {
        String sound = BROWSER.subscription(vendor.url().resolve(CAPABILITY));
        String offTheCurve = Browser.encoded(new byte[65]);

        assertThat(outcomeOf("{}"))
                .isEqualTo("no request can be written: Secret[env:SUBSCRIPTION]: found no endpoint,"
                        + " expected a subscription {endpoint, keys: {p256dh, auth}}");
        assertThat(outcomeOf(sound.replace(BROWSER.authText(), "c2hvcnQ")))
                .isEqualTo("no request can be written: Secret[env:SUBSCRIPTION]: keys.auth has 5 bytes, expected 16 in"
                        + " base64url");
        assertThat(outcomeOf(sound.replaceFirst("\"p256dh\":\"[^\"]+", "\"p256dh\":\"" + offTheCurve)))
                .isEqualTo("no request can be written: Subscription at 127.0.0.1: nothing can be encrypted for its"
                        + " keys.p256dh, expected a point on P-256");
        assertThat(vendor.requests()).isEmpty();
    }

    private String outcomeOf(String subscription) {
        return new HttpNotifier(api(subscription), HttpSettings.of(SOON, SOON, Set.of("127.0.0.1")))
                .send(message(vendor.url()))
                .detail();
    }
}

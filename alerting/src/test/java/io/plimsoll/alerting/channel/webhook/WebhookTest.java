package io.plimsoll.alerting.channel.webhook;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.channel.http.HttpChannelContract;
import io.plimsoll.alerting.channel.http.HttpNotifier;
import io.plimsoll.alerting.channel.http.HttpSettings;
import io.plimsoll.alerting.channel.http.VendorApi;
import io.plimsoll.alerting.channel.http.VendorServer;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.secret.SigningKey;
import io.plimsoll.alerting.template.BriefTemplate;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WebhookTest extends HttpChannelContract {
    private static final String KEY = "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=";
    private static final String OLD_KEY = "b29vb29vb29vb29vb29vb29vb29vb29vb29vb29vb28=";
    private static final SecretSource SECRETS =
            new SecretSource(Map.of("KEY", "whsec_" + KEY, "OLD", "whsec_" + OLD_KEY));

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    protected int yesStatus() {
        return 204;
    }

    @Override
    protected String yes() {
        return "";
    }

    @Override
    protected VendorApi api(URI url) {
        return new WebhookApi(SECRETS, BriefTemplate.builtIn(), () -> now);
    }

    @Override
    protected String address(URI url) {
        return url + "/plimsoll?desk=7 env:KEY env:OLD";
    }

    @Override
    protected String text(VendorServer.Request request) {
        return request.json().path("data").path("text").asText();
    }

    @Override
    protected int longestText() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected VendorServer.Answer contactRefused() {
        return new VendorServer.Answer(410, "gone");
    }

    @Override
    protected VendorServer.Answer credentialsRefused() {
        return new VendorServer.Answer(401, "signature does not verify");
    }

    @Override
    protected Outcome.Rejected.About aboutCredentials() {
        return Outcome.Rejected.About.CONTACT;
    }

    @Override
    protected List<String> planted() {
        return List.of("whsec_" + KEY, "whsec_" + OLD_KEY);
    }

    /** As a receiver verifies it, with the JDK's own primitives. */
    private static String signature(String key, String content) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes("UTF-8")));
    }

    @Test
    void isSignedWithBothKeysOverIdTimestampAndTheVeryBody() throws Exception {
        assertThat(send()).isEqualTo(new Outcome.Delivered(204, "HTTP 204"));

        var request = vendor.last();
        String id = "msg_" + ID;
        String content = id + ".1767225600." + request.body();
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /plimsoll?desk=7");
        assertThat(request.header("content-type")).isEqualTo("application/json");
        assertThat(request.header("webhook-id")).isEqualTo(id);
        assertThat(request.header("webhook-timestamp")).isEqualTo("1767225600");
        assertThat(request.header("webhook-signature"))
                .isEqualTo(signature(KEY, content) + " " + signature(OLD_KEY, content));
    }

    /** The example of the specification's own libraries. */
    @Test
    void signsThePublishedExampleAsPublished() {
        SigningKey key = SigningKey.of(Secret.resolved("example", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        assertThat(key.sign("msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void d15AnotherAttemptHasTheSameIdAndANewTimestamp() {
        send();
        now = now.plusSeconds(60);
        send();

        assertThat(vendor.requests())
                .extracting(request -> request.header("webhook-id") + " " + request.header("webhook-timestamp"))
                .containsExactly("msg_" + ID + " 1767225600", "msg_" + ID + " 1767225660");
    }

    @Test
    void carriesTheAlertWithPlainDecimalText() {
        var message = new Message(
                ID,
                address(),
                anAlert()
                        .change(2, Change.ESCALATED, Severity.WARNING, Severity.CRITICAL)
                        .build());
        notifier().send(message);

        JsonNode body = vendor.last().json();
        assertThat(body.path("type").asText()).isEqualTo("alert.escalated");
        assertThat(body.path("timestamp").asText()).isEqualTo("2025-10-10T21:15:00.250Z");
        assertThat(body.path("data").path("value").asText()).isEqualTo("0.8123");
        assertThat(body.path("data").path("threshold").asText()).isEqualTo("0.8");
        assertThat(body.path("data").path("previousSeverity").asText()).isEqualTo("WARNING");
        assertThat(body.path("data").path("symbol").isNull()).isTrue();
        assertThat(body.path("data").path("title").asText())
                .isEqualTo("[CRITICAL] acct-17 margin ratio 0.8123, liq. 2.47 % away");
    }

    @Test
    void isNotSentToAPrivateAddressUnlessItsHostIsAllowed() {
        var guarded = new HttpNotifier(api(vendor.url()), HttpSettings.of(SOON, SOON, Set.of()));

        assertThat(guarded.send(message(URI.create("https://127.0.0.1:1"))))
                .isEqualTo(new Outcome.Rejected(
                        null,
                        "host 127.0.0.1 has the address 127.0.0.1, expected a public one, or the host in"
                                + " notify.private.hosts"));
        assertThat(guarded.send(message(vendor.url()))).isInstanceOf(Outcome.Rejected.class);
        assertThat(vendor.requests()).isEmpty();
    }

    @Test
    void aKeyThatIsGoneIsARefusalThatDoesNotShowTheOthers() {
        Outcome outcome = notifier()
                .send(new Message(ID, vendor.url() + " env:GONE", anAlert().build()));

        assertThat(outcome)
                .isEqualTo(new Outcome.Rejected(
                        null, "no request can be written: secret: environment variable GONE is not set"));
    }
}

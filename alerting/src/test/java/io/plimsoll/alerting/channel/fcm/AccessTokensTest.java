package io.plimsoll.alerting.channel.fcm;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.alerting.channel.http.HttpSettings;
import io.plimsoll.alerting.channel.http.Json;
import io.plimsoll.alerting.channel.http.VendorServer;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.BriefTemplate;
import java.net.URI;
import java.net.URLDecoder;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final FcmKeyFile KEY_FILE = new FcmKeyFile();
    private static final Duration SOON = Duration.ofSeconds(5);

    private final VendorServer firebase = new VendorServer(200, "{\"name\":\"m\"}");
    private final VendorServer oauth = new VendorServer(200, token("first"));
    private final URI tokenUri = oauth.url().resolve("/token");
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Notifier fcm = new FcmNotifier(
            new FcmSettings(firebase.url(), KEY_FILE.account(tokenUri)),
            HttpSettings.of(SOON, SOON, Set.of()),
            new SecretSource(Map.of()),
            BriefTemplate.builtIn(),
            () -> now);

    private static String token(String name) {
        return "{\"access_token\":\"" + name + "\",\"expires_in\":3600}";
    }

    @AfterEach
    void stop() {
        firebase.close();
        oauth.close();
    }

    private Outcome send() {
        return fcm.send(new Message("i1", "device-token-0123456789", anAlert().build()));
    }

    private static JsonNode part(String jwt, int index) {
        return Json.read(new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[index]), UTF_8));
    }

    @Test
    void asksWithAnAssertionSignedByTheAccountsKey() throws Exception {
        send();

        String form = URLDecoder.decode(oauth.last().body(), UTF_8);
        assertThat(oauth.last().path()).isEqualTo("/token");
        assertThat(form).startsWith("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=");
        String jwt = form.substring(form.indexOf("&assertion=") + 11);
        assertThat(part(jwt, 0).toString()).isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"4d5e6f\"}");
        assertThat(part(jwt, 1).toString())
                .isEqualTo("{\"iss\":\"push@desk-alerts.iam.gserviceaccount.com\","
                        + "\"scope\":\"https://www.googleapis.com/auth/firebase.messaging\",\"aud\":\"" + tokenUri
                        + "\",\"iat\":1767225600,\"exp\":1767229200}");
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(KEY_FILE.publicKey());
        int dot = jwt.lastIndexOf('.');
        verifier.update(jwt.substring(0, dot).getBytes(UTF_8));
        assertThat(verifier.verify(Base64.getUrlDecoder().decode(jwt.substring(dot + 1))))
                .isTrue();
    }

    @Test
    void aTokenServesUntilAMinuteBeforeItEnds() {
        send();
        now = now.plusSeconds(3_539);
        send();
        assertThat(oauth.requests()).hasSize(1);

        oauth.answer(200, token("second"), Map.of());
        now = now.plusSeconds(1);
        send();
        assertThat(oauth.requests()).hasSize(2);
        assertThat(firebase.last().header("authorization")).isEqualTo("Bearer second");
    }

    @Test
    void d13ARefusedTokenIsReplacedOnceAndTheMessageGoesOnWithTheNewOne() {
        send();
        oauth.answer(200, token("second"), Map.of());
        firebase.answer(401, "{\"error\":{\"code\":401,\"status\":\"UNAUTHENTICATED\"}}", Map.of());

        assertThat(send()).isInstanceOf(Outcome.Delivered.class);
        assertThat(firebase.requests())
                .extracting(request -> request.header("authorization"))
                .containsExactly("Bearer first", "Bearer first", "Bearer second");

        assertThat(send()).isInstanceOf(Outcome.Delivered.class);
        assertThat(oauth.requests()).hasSize(2);
    }

    @Test
    void d13AnAccountWhoseNewTokenIsRefusedTooIsNotTriedOverAndOver() {
        firebase.answer(401, "{}", Map.of());
        firebase.answer(401, "{}", Map.of());

        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        refused -> assertThat(refused.about()).isEqualTo(About.SINK));
        assertThat(firebase.requests()).hasSize(2);
        assertThat(oauth.requests()).hasSize(2);
    }

    @Test
    void withoutATokenNothingIsSentAndTheReasonSaysWhetherToTryAgain() {
        oauth.answer(503, "", Map.of("Retry-After", "9"));
        oauth.answer(200, "{}", Map.of());
        oauth.answer(400, "{\"error\":\"invalid_grant\"}", Map.of());

        Outcome away = send();
        assertThat(away)
                .isEqualTo(
                        new Outcome.Retryable(503, "no access token, nothing sent: HTTP 503", Duration.ofSeconds(9)));
        assertThat(send()).as("within a second nobody asks again").isEqualTo(away);
        assertThat(oauth.requests()).hasSize(1);

        now = now.plusSeconds(1);
        assertThat(send())
                .isEqualTo(new Outcome.Retryable(
                        200, "no access token, nothing sent: found an answer without access_token", null));
        now = now.plusSeconds(1);
        assertThat(send())
                .isEqualTo(new Outcome.Rejected(
                        400, "no access token, nothing sent: HTTP 400: {\"error\":\"invalid_grant\"}", About.SINK));
        oauth.close();
        now = now.plusSeconds(1);
        assertThat(send()).isInstanceOf(Outcome.Retryable.class);
        assertThat(firebase.requests()).isEmpty();
    }

    @Test
    void aKeyFileThatIsNoneIsAFaultThatRepeatsNothingOfIt() {
        String sound = KEY_FILE.text(tokenUri);

        assertThatThrownBy(() -> ServiceAccount.of(Secret.resolved("fcm.key", "{}")))
                .hasMessage("Secret[fcm.key]: found no project_id, expected the JSON key file of a service account");
        assertThatThrownBy(() ->
                        ServiceAccount.of(Secret.resolved("fcm.key", sound.replace(KEY_FILE.privateKey(), "c2VjcmV0"))))
                .hasMessage("Secret[fcm.key]: private_key is none, expected an RSA key in PKCS #8 (PEM)");
        assertThatThrownBy(() ->
                        ServiceAccount.of(Secret.resolved("fcm.key", sound.replace("desk-alerts\"", "../desk\""))))
                .hasMessage(
                        "Secret[fcm.key]: project_id is no name of a project, expected small letters, digits and -");
    }
}

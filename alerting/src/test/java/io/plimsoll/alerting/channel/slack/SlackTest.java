package io.plimsoll.alerting.channel.slack;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.alerting.channel.http.HttpChannelContract;
import io.plimsoll.alerting.channel.http.VendorApi;
import io.plimsoll.alerting.channel.http.VendorServer;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.BriefTemplate;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlackTest extends HttpChannelContract {
    private static final String TOKEN = "xoxb-1234567890-SECRETPART";

    @Override
    protected int yesStatus() {
        return 200;
    }

    @Override
    protected String yes() {
        return "{\"ok\":true,\"channel\":\"C0123ABCD\",\"ts\":\"1503435956.000247\"}";
    }

    @Override
    protected VendorApi api(URI url) {
        return new SlackApi(
                url,
                Optional.of(Secret.resolved("slack.token", TOKEN)),
                new SecretSource(Map.of("HOOK", vendor.url() + "/services/T0/B0/HOOKSECRET")),
                BriefTemplate.builtIn("slack"));
    }

    @Override
    protected String address(URI url) {
        return "C0123ABCD";
    }

    @Override
    protected String text(VendorServer.Request request) {
        return request.json().path("text").asText();
    }

    @Override
    protected int longestText() {
        return 4_000;
    }

    @Override
    protected VendorServer.Answer contactRefused() {
        return new VendorServer.Answer(200, "{\"ok\":false,\"error\":\"channel_not_found\"}");
    }

    @Override
    protected VendorServer.Answer credentialsRefused() {
        return new VendorServer.Answer(200, "{\"ok\":false,\"error\":\"invalid_auth\"}");
    }

    @Override
    protected List<String> planted() {
        return List.of(TOKEN);
    }

    @Test
    void postsToAChannelWithTheBotsToken() {
        assertThat(send()).isEqualTo(new Outcome.Delivered(200, "HTTP 200"));

        JsonNode body = vendor.last().json();
        assertThat(vendor.last().path()).isEqualTo("/api/chat.postMessage");
        assertThat(vendor.last().header("authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(body.path("channel").asText()).isEqualTo("C0123ABCD");
        assertThat(body.path("text").asText())
                .startsWith(
                        "*[CRITICAL] acct-17 margin ratio 0.8123, liq. 2.47 % away*\nAdd 160.83 USDT to CROSS:USDT, or close")
                .contains("Margin ratio 0.8123, limit 0.8000: raised to CRITICAL.");
        assertThat(body.path("metadata")
                        .path("event_payload")
                        .path("notification_id")
                        .asText())
                .isEqualTo(ID);
    }

    @Test
    void postsToAnIncomingWebhookWithoutTheToken() {
        vendor.answer(200, "ok", Map.of());
        Outcome outcome = notifier().send(new Message(ID, "env:HOOK", anAlert().build()));

        assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        assertThat(vendor.last().path()).isEqualTo("/services/T0/B0/HOOKSECRET");
        assertThat(vendor.last().header("authorization")).isEqualTo("(none)");
        assertThat(vendor.last().json().path("text").asText()).startsWith("*[CRITICAL] acct-17");
    }

    @Test
    void anAccountNameCannotMentionEverybody() {
        notifier()
                .send(new Message(
                        ID, address(), anAlert().account("<!channel> & co").build()));

        assertThat(vendor.last().json().path("text").asText())
                .startsWith("*[CRITICAL] &lt;!channel&gt; &amp; co margin");
    }

    @Test
    void anErrorWithStatus200IsNoDelivery() {
        vendor.answer(200, "{\"ok\":false,\"error\":\"channel_not_found\"}", Map.of());
        vendor.answer(200, "{\"ok\":false,\"error\":\"ratelimited\"}", Map.of("Retry-After", "30"));
        vendor.answer(200, "<html>captive portal</html>", Map.of());

        assertThat(send())
                .isEqualTo(new Outcome.Rejected(
                        200,
                        "HTTP 200: {\"ok\":false,\"error\":\"channel_not_found\"}",
                        Outcome.Rejected.About.CONTACT));
        assertThat(send())
                .isEqualTo(new Outcome.Retryable(
                        200, "HTTP 200: {\"ok\":false,\"error\":\"ratelimited\"}", Duration.ofSeconds(30)));
        assertThat(send()).isInstanceOf(Outcome.Ambiguous.class);
    }

    @Test
    void aHookThatIsGoneIsAboutTheContactPointAndNotAboutTheBot() {
        vendor.answer(404, "no_service", Map.of());
        vendor.answer(400, "invalid_payload", Map.of());
        Message toHook = new Message(ID, "env:HOOK", anAlert().build());

        assertThat(attempt(toHook))
                .isEqualTo(new Outcome.Rejected(404, "HTTP 404: no_service", Outcome.Rejected.About.CONTACT));
        assertThat(attempt(toHook)).isEqualTo(new Outcome.Rejected(400, "HTTP 400: invalid_payload"));
    }
}

package io.plimsoll.alerting.channel.ntfy;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.channel.http.HttpChannelContract;
import io.plimsoll.alerting.channel.http.VendorApi;
import io.plimsoll.alerting.channel.http.VendorServer;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.BriefTemplate;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NtfyTest extends HttpChannelContract {
    private static final String TOKEN = "tk_AgQdq7mVBoFD37zQVN29RhuMzNIz2";
    private static final String TOPIC = "desk-7-x8Kq2";

    @Override
    protected int yesStatus() {
        return 200;
    }

    @Override
    protected String yes() {
        return "{\"id\":\"sPs71M8A2T\",\"event\":\"message\"}";
    }

    @Override
    protected VendorApi api(URI url) {
        return new NtfyApi(
                url,
                Optional.of(Secret.resolved("ntfy.token", TOKEN)),
                new SecretSource(Map.of("TOPIC", TOPIC)),
                BriefTemplate.builtIn());
    }

    @Override
    protected String address(URI url) {
        return "env:TOPIC";
    }

    @Override
    protected String text(VendorServer.Request request) {
        return request.json().path("message").asText();
    }

    @Override
    protected int longestText() {
        return 1_300;
    }

    @Override
    protected VendorServer.Answer contactRefused() {
        return new VendorServer.Answer(403, "{\"code\":40301,\"http\":403,\"error\":\"forbidden\"}");
    }

    @Override
    protected VendorServer.Answer credentialsRefused() {
        return new VendorServer.Answer(401, "{\"code\":40101,\"http\":401,\"error\":\"unauthorized\"}");
    }

    @Override
    protected List<String> planted() {
        return List.of(TOKEN, TOPIC);
    }

    @Test
    void publishesToTheTopicWithAPriorityOfTheSeverity() {
        assertThat(send()).isEqualTo(new Outcome.Delivered(200, "HTTP 200"));

        JsonNode body = vendor.last().json();
        assertThat(vendor.last().path()).isEqualTo("/");
        assertThat(vendor.last().header("authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(body.path("topic").asText()).isEqualTo(TOPIC);
        assertThat(body.path("title").asText()).isEqualTo("[CRITICAL] acct-17 margin ratio 0.8123, liq. 2.47 % away");
        assertThat(body.path("message").asText()).isEqualTo("""
                Add 160.83 USDT to CROSS:USDT, or close 40.00 % of LONG BTCUSDT (0.2).
                Margin ratio 0.8123, limit 0.8000: raised to CRITICAL.
                LONG BTCUSDT liquidates at 102,000.12, 2.47 % from the mark price 104,582.41.
                CROSS:USDT, 2025-10-10 21:15:00 UTC
                alert a1""");
        assertThat(body.path("priority").asInt()).isEqualTo(4);
        assertThat(body.path("tags").toString()).isEqualTo("[\"warning\"]");
    }

    @Test
    void anEmergencyIsOfTheHighestPriorityAndAnEndOfTheUsual() {
        notifier()
                .send(new Message(
                        ID, address(), anAlert().raised(Severity.EMERGENCY).build()));
        assertThat(vendor.last().json().path("priority").asInt()).isEqualTo(5);

        var end = anAlert().change(2, Change.RESOLVED, Severity.EMERGENCY, null).build();
        notifier().send(new Message(ID, address(), end));
        assertThat(vendor.last().json().path("priority").asInt()).isEqualTo(3);
        assertThat(vendor.last().json().path("tags").toString()).isEqualTo("[\"white_check_mark\"]");
    }
}

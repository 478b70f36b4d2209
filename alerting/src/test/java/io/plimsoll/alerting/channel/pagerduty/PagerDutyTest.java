package io.plimsoll.alerting.channel.pagerduty;

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
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.BriefTemplate;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagerDutyTest extends HttpChannelContract {
    private static final String ROUTING_KEY = "R0UT1NGKEYR0UT1NGKEYR0UT1NGKEY01";

    @Override
    protected int yesStatus() {
        return 202;
    }

    @Override
    protected String yes() {
        return "{\"status\":\"success\",\"message\":\"Event processed\",\"dedup_key\":\"a1\"}";
    }

    @Override
    protected VendorApi api(URI url) {
        return new PagerDutyApi(url, new SecretSource(Map.of("PD", ROUTING_KEY)), BriefTemplate.builtIn());
    }

    @Override
    protected String address(URI url) {
        return "env:PD";
    }

    @Override
    protected String text(VendorServer.Request request) {
        return request.json()
                .path("payload")
                .path("custom_details")
                .path("text")
                .asText();
    }

    @Override
    protected int longestText() {
        return 50_000;
    }

    @Override
    protected VendorServer.Answer contactRefused() {
        return new VendorServer.Answer(
                400,
                "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\",\"errors\":[\"Invalid routing key\"]}");
    }

    @Override
    protected VendorServer.Answer credentialsRefused() {
        return new VendorServer.Answer(403, "{\"status\":\"forbidden\"}");
    }

    @Override
    protected Outcome.Rejected.About aboutCredentials() {
        return Outcome.Rejected.About.CONTACT;
    }

    @Override
    protected List<String> planted() {
        return List.of(ROUTING_KEY);
    }

    @Test
    void triggersAnIncidentUnderTheAlertsId() {
        assertThat(send()).isEqualTo(new Outcome.Delivered(202, "HTTP 202"));

        JsonNode event = vendor.last().json();
        assertThat(vendor.last().path()).isEqualTo("/v2/enqueue");
        assertThat(event.path("routing_key").asText()).isEqualTo(ROUTING_KEY);
        assertThat(event.path("event_action").asText()).isEqualTo("trigger");
        assertThat(event.path("dedup_key").asText()).isEqualTo("a1");
        assertThat(event.path("payload").path("summary").asText())
                .isEqualTo("[CRITICAL] acct-17 margin ratio 0.8123, liq. 2.47 % away");
        assertThat(event.path("payload").path("source").asText()).isEqualTo("acct-17");
        assertThat(event.path("payload").path("severity").asText()).isEqualTo("error");
        assertThat(event.path("payload").path("timestamp").asText()).isEqualTo("2025-10-10T21:15:00.250Z");
        assertThat(event.path("payload")
                        .path("custom_details")
                        .path("notificationId")
                        .asText())
                .isEqualTo(ID);
    }

    @Test
    void theEndOfTheEpisodeResolvesTheSameIncident() {
        var end = anAlert().change(3, Change.RESOLVED, Severity.EMERGENCY, null).build();
        notifier().send(new Message(ID, address(), end));

        JsonNode event = vendor.last().json();
        assertThat(event.path("event_action").asText()).isEqualTo("resolve");
        assertThat(event.path("dedup_key").asText()).isEqualTo("a1");
        assertThat(event.path("payload").path("severity").asText()).isEqualTo("critical");
    }
}

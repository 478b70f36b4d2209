package io.plimsoll.alerting.channel.alertmanager;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertmanagerTest extends HttpChannelContract {
    @Override
    protected int yesStatus() {
        return 200;
    }

    @Override
    protected String yes() {
        return "";
    }

    @Override
    protected VendorApi api(URI url) {
        return new AlertmanagerApi(
                new SecretSource(Map.of("AM", url + "/PLANTED-PATH")),
                BriefTemplate.builtIn(),
                () -> Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Override
    protected String address(URI url) {
        return "env:AM";
    }

    @Override
    protected String text(VendorServer.Request request) {
        return request.json().get(0).path("annotations").path("description").asText();
    }

    @Override
    protected int longestText() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected VendorServer.Answer contactRefused() {
        return new VendorServer.Answer(404, "404 page not found");
    }

    @Override
    protected VendorServer.Answer credentialsRefused() {
        return new VendorServer.Answer(401, "Unauthorized");
    }

    @Override
    protected Outcome.Rejected.About aboutCredentials() {
        return Outcome.Rejected.About.CONTACT;
    }

    @Override
    protected List<String> planted() {
        return List.of(vendor.url() + "/PLANTED-PATH");
    }

    @Test
    void aNewAlertFiresWithAnEndFarAhead() {
        assertThat(send()).isEqualTo(new Outcome.Delivered(200, "HTTP 200"));

        JsonNode alerts = vendor.last().json();
        assertThat(vendor.last().path()).isEqualTo("/PLANTED-PATH/api/v2/alerts");
        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).path("labels").toString())
                .isEqualTo("{\"alertname\":\"margin-ratio\",\"alert_id\":\"a1\",\"account\":\"acct-17\","
                        + "\"scope\":\"CROSS:USDT\",\"rule_kind\":\"MARGIN_RATIO\",\"severity\":\"critical\"}");
        assertThat(alerts.get(0).path("annotations").path("summary").asText())
                .isEqualTo("[CRITICAL] acct-17 margin ratio 0.8123, liq. 2.47 % away");
        assertThat(alerts.get(0).path("startsAt").asText()).isEqualTo("2025-10-10T21:15:00.250Z");
        assertThat(alerts.get(0).path("endsAt").asText()).isEqualTo("2026-01-31T00:00:00Z");
    }

    @Test
    void anEscalationEndsTheAlertOfTheOldSeverityAndFiresTheNewOne() {
        var worse = anAlert()
                .change(1, Change.ESCALATED, Severity.WARNING, Severity.EMERGENCY)
                .build();
        notifier().send(new Message(ID, address(), worse));

        assertThat(vendor.last().json())
                .extracting(alert -> alert.path("labels").path("severity").asText() + " until "
                        + alert.path("endsAt").asText())
                .containsExactly("warning until 2026-01-01T00:00:00Z", "emergency until 2026-01-31T00:00:00Z");
    }

    @Test
    void theEndOfTheEpisodeEndsTheAlert() {
        var end = anAlert().change(2, Change.RESOLVED, Severity.EMERGENCY, null).build();
        notifier().send(new Message(ID, address(), end));

        assertThat(vendor.last().json())
                .extracting(alert -> alert.path("labels").path("severity").asText() + " until "
                        + alert.path("endsAt").asText())
                .containsExactly("emergency until 2026-01-01T00:00:00Z");
    }
}

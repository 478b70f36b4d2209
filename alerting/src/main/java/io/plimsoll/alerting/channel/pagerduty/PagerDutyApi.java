package io.plimsoll.alerting.channel.pagerduty;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.channel.http.HttpAnswer;
import io.plimsoll.alerting.channel.http.HttpCall;
import io.plimsoll.alerting.channel.http.HttpOutcomes;
import io.plimsoll.alerting.channel.http.Json;
import io.plimsoll.alerting.channel.http.VendorApi;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.AlertFields;
import io.plimsoll.alerting.template.BriefAlert;
import io.plimsoll.alerting.template.BriefTemplate;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An incident for each episode: RAISED, ESCALATED and DEESCALATED trigger it or change its severity, RESOLVED resolves it. The
 * dedup_key is the alert id, so that repeats fall together. The address is a reference to the routing key of a service.
 */
public final class PagerDutyApi implements VendorApi {
    private static final int LONGEST_SUMMARY = 1_024;
    /** PagerDuty takes 512 KB in all; a character of ours has at most 3 bytes, and two fields may be long. */
    private static final int LONGEST_TEXT = 50_000;

    private final URI enqueue;
    private final SecretSource secrets;
    private final BriefTemplate template;

    /** {@code base} is usually https://events.pagerduty.com. */
    public PagerDutyApi(URI base, SecretSource secrets, BriefTemplate template) {
        this.enqueue = base.resolve("/v2/enqueue");
        this.secrets = secrets;
        this.template = template;
    }

    @Override
    public HttpCall call(Message message) {
        Alert alert = message.alert();
        Secret routingKey = secrets.follow(message.address());
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("routing_key", routingKey.reveal());
        event.put("event_action", alert.change() == Change.RESOLVED ? "resolve" : "trigger");
        event.put("dedup_key", alert.alertId());
        event.put("client", "Plimsoll");
        event.put("payload", payload(message));
        return HttpCall.json(enqueue, Map.of(), Json.write(event), false, List.of(routingKey));
    }

    private Map<String, Object> payload(Message message) {
        Alert alert = message.alert();
        BriefAlert brief = template.render(message);
        Map<String, @Nullable Object> details = AlertFields.of(alert);
        details.put("message", BriefAlert.shortened(alert.message(), LONGEST_TEXT));
        details.put("text", BriefAlert.shortened(brief.text(), LONGEST_TEXT));
        details.put("notificationId", message.intentId());
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("summary", BriefAlert.shortened(brief.title(), LONGEST_SUMMARY));
        payload.put("source", alert.account());
        payload.put("severity", severity(alert.severity() == null ? alert.gravity() : alert.severity()));
        payload.put("timestamp", alert.time().toString());
        payload.put("component", alert.symbol() == null ? alert.scope() : alert.symbol());
        payload.put("group", alert.scope());
        payload.put("class", alert.ruleKind());
        payload.put("custom_details", details);
        return payload;
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case INFO -> "info";
            case WARNING -> "warning";
            case CRITICAL -> "error";
            case EMERGENCY -> "critical";
        };
    }

    /** The routing key belongs to the contact point: without a valid one nothing reaches it. */
    @Override
    public Outcome read(HttpAnswer answer) {
        Outcome byStatus = HttpOutcomes.byStatus(answer, recognisesRepeats());
        boolean ofKey = answer.status() == 401
                || answer.status() == 403
                || answer.body().toLowerCase(Locale.ROOT).matches("(?s).*routing.key.*");
        return ofKey ? HttpOutcomes.refusalAbout(byStatus, About.CONTACT) : byStatus;
    }

    @Override
    public boolean recognisesRepeats() {
        return true;
    }
}

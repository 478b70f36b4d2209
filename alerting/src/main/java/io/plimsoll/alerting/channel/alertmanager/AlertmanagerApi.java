package io.plimsoll.alerting.channel.alertmanager;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.channel.http.HiddenUrl;
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
import io.plimsoll.alerting.template.BriefAlert;
import io.plimsoll.alerting.template.BriefTemplate;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Alerts of an Alertmanager. To it the labels are the alert, so a change of severity ends one alert and starts another. It
 * expects to hear of a firing alert again and again and ends it otherwise; we speak once, with an end far ahead, and of the end
 * when it comes.
 */
public final class AlertmanagerApi implements VendorApi {
    /** Longer than any episode should go on without a change. */
    private static final Duration FIRING_FOR = Duration.ofDays(30);

    /** No Alertmanager at that URL, or a proxy before it that does not let us in. */
    private static final Set<Integer> CLOSED = Set.of(401, 403, 404, 410);

    private final SecretSource secrets;
    private final BriefTemplate template;
    private final InstantSource clock;

    public AlertmanagerApi(SecretSource secrets, BriefTemplate template, InstantSource clock) {
        this.secrets = secrets;
        this.template = template;
        this.clock = clock;
    }

    @Override
    public HttpCall call(Message message) {
        Alert alert = message.alert();
        Instant now = clock.instant();
        List<Map<String, Object>> alerts = new ArrayList<>();
        Severity before = alert.previousSeverity();
        Severity after = alert.severity();
        if (before != null) {
            alerts.add(alert(message, before, now));
        }
        if (after != null) {
            alerts.add(alert(message, after, now.plus(FIRING_FOR)));
        }
        List<Secret> hidden = new ArrayList<>();
        String base = message.address();
        if (Secret.isReference(base)) {
            HiddenUrl url = HiddenUrl.of(secrets.follow(base));
            hidden.addAll(url.secrets());
            base = url.url().toString();
        }
        return HttpCall.json(
                URI.create(base.replaceFirst("/+$", "") + "/api/v2/alerts"),
                Map.of(),
                Json.write(alerts),
                true,
                hidden);
    }

    private Map<String, Object> alert(Message message, Severity severity, Instant endsAt) {
        Alert alert = message.alert();
        BriefAlert brief = template.render(message);
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("alertname", alert.ruleId());
        labels.put("alert_id", alert.alertId());
        labels.put("account", alert.account());
        labels.put("scope", alert.scope());
        labels.put("rule_kind", alert.ruleKind());
        labels.put("severity", severity.name().toLowerCase(Locale.ROOT));
        String symbol = alert.symbol();
        if (symbol != null) {
            labels.put("symbol", symbol);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("labels", labels);
        all.put(
                "annotations",
                Map.of("summary", brief.title(), "description", brief.text(), "notification_id", message.intentId()));
        all.put("startsAt", alert.raisedAt().toString());
        all.put("endsAt", endsAt.toString());
        return all;
    }

    @Override
    public Outcome read(HttpAnswer answer) {
        Outcome byStatus = HttpOutcomes.byStatus(answer, recognisesRepeats());
        return CLOSED.contains(answer.status()) ? HttpOutcomes.refusalAbout(byStatus, About.CONTACT) : byStatus;
    }

    @Override
    public boolean recognisesRepeats() {
        return true;
    }
}

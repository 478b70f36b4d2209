package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.StableId;
import io.plimsoll.alerting.dispatch.Intent;
import io.plimsoll.alerting.episode.Effects;
import io.plimsoll.alerting.route.Decision.Notify;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.Told;
import io.plimsoll.alerting.storm.Urgency;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What triage decides, as records: candidates by recipient, reasons by account. For one event or look at the clock. */
final class TriageEffects implements Effects {
    private final Routes routes;
    private final Instant now;
    private final Instant heardAt;
    private final Output output;

    /** Where records go. */
    interface Output {
        void forward(String key, Object value, String sink);
    }

    /** {@code heardAt}: broker's time of the event, from which its age counts. */
    TriageEffects(Routes routes, Instant now, Instant heardAt, Output output) {
        this.routes = routes;
        this.now = now;
        this.heardAt = heardAt;
        this.output = output;
    }

    @Override
    public void tell(String id, Notify to, Alert alert, @Nullable String remark) {
        candidate(Candidate.Action.NOTIFY, intent(id, to.recipient(), to.channel(), to.route(), alert, remark), null);
    }

    @Override
    public void suppress(Alert alert, @Nullable String recipient, @Nullable String channel, String reason) {
        output.forward(
                alert.account(),
                Suppression.of(alert, recipient, channel, reason, now),
                NotificationTopology.DELIVERIES_SINK);
    }

    @Override
    public void cancel(Alert alert, Told told, String reason) {
        String id = StableId.of(
                "cancel",
                alert.alertId(),
                Integer.toString(alert.sequence()),
                told.recipient(),
                told.channel(),
                reason);
        candidate(
                Candidate.Action.CANCEL,
                intent(id, told.recipient(), told.channel(), told.route(), alert, null),
                reason);
    }

    @Override
    public void ignore(Alert alert, String reason) {
        suppress(alert, null, null, reason);
    }

    private Intent intent(
            String id, String recipient, String channel, String route, Alert alert, @Nullable String remark) {
        return new Intent(
                id, now, recipient, channel, route, alert, Urgency.of(alert).priority(), remark, null, null);
    }

    private void candidate(Candidate.Action action, Intent intent, @Nullable String reason) {
        output.forward(
                intent.recipient(),
                new Candidate(
                        action,
                        intent,
                        heardAt,
                        routes.policies().labels(intent.alert().account()),
                        reason),
                NotificationTopology.CANDIDATES_SINK);
    }
}

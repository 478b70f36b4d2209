package io.plimsoll.alerting.pace;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.storm.Urgency;
import java.time.Instant;

/**
 * What must be known of an alert while it waits; the alert itself is in the store.
 *
 * @param id of the notification it would become
 * @param severity level now; INFO when the episode is over, see {@code over}
 * @param over whether the episode ended
 * @param page whether it is grave and got worse: told at once if at all possible
 * @param group what it waits in
 * @param since when it was heard of: the broker's time of the alert
 * @param dueAt when the group is told
 */
public record Slot(
        String id,
        String alertId,
        int sequence,
        String account,
        Urgency urgency,
        Severity severity,
        boolean over,
        boolean page,
        String group,
        Instant since,
        Instant dueAt) {
    /** Of {@code alert}, waiting in {@code group}. */
    public static Slot of(String id, Alert alert, String group, Instant since, Instant dueAt) {
        Severity now = alert.severity();
        boolean worse = alert.change() == Change.RAISED || alert.change() == Change.ESCALATED;
        return new Slot(
                id,
                alert.alertId(),
                alert.sequence(),
                alert.account(),
                Urgency.of(alert),
                now == null ? Severity.INFO : now,
                now == null,
                worse && now != null && now.atLeast(Severity.CRITICAL),
                group,
                since,
                dueAt);
    }

    Slot in(String otherGroup, Instant otherDueAt) {
        return new Slot(id, alertId, sequence, account, urgency, severity, over, page, otherGroup, since, otherDueAt);
    }
}

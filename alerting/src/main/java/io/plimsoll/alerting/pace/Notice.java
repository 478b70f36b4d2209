package io.plimsoll.alerting.pace;

import io.plimsoll.alerting.alert.Alert;
import java.time.Instant;
import java.util.Map;

/**
 * An alert one recipient should hear of by one channel, unless there is a reason not to.
 *
 * @param id of the notification it would become
 * @param heardAt the broker's time of the alert: its age counts from here
 * @param labels of its account, e.g. desk, owner, venue
 */
public record Notice(String id, Alert alert, Instant heardAt, Map<String, String> labels) {
    public Notice {
        labels = Map.copyOf(labels);
    }
}

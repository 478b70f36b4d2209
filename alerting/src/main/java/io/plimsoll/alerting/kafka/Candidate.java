package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.dispatch.Intent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the routes say about one alert event for one recipient and channel, before anybody asked whether this is the moment.
 *
 * @param intent what it becomes if it is told now, by itself; of a CANCEL its alert names the episode
 * @param heardAt broker's time of the alert
 * @param labels of the account, e.g. desk, owner, venue
 * @param reason why it is cancelled; null of a NOTIFY
 */
record Candidate(
        Action action,
        Intent intent,
        Instant heardAt,
        Map<String, String> labels,
        @Nullable String reason) {
    /** What is asked. */
    enum Action {
        /** Tell it. */
        NOTIFY,
        /** Tell nothing more that is kept of the episode. */
        CANCEL
    }

    Candidate {
        labels = Map.copyOf(labels);
        if ((action == Action.CANCEL) != (reason != null)) {
            throw new IllegalArgumentException("candidate " + intent.intentId() + ": found reason " + reason + " of a "
                    + action + ", expected one of a CANCEL only");
        }
    }
}

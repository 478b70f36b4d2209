package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.StableId;
import java.time.Instant;

/**
 * Decision to tell one recipient of one alert event by one channel.
 *
 * @param intentId see {@link #idOf}
 * @param decidedAt wall time; deadlines count from here
 */
public record Intent(String intentId, Instant decidedAt, String recipient, String channel, String route, Alert alert) {
    /** Deterministic: the first 32 hex digits of the SHA-256 of alert id, sequence, recipient and channel. */
    public static String idOf(Alert alert, String recipient, String channel) {
        return StableId.of(alert.alertId(), Integer.toString(alert.sequence()), recipient, channel);
    }

    /** The same intent by another channel of the recipient: same id, same time, same deadline. */
    public Intent through(String otherChannel) {
        return new Intent(intentId, decidedAt, recipient, otherChannel, route, alert);
    }
}

package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.StableId;
import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.storm.Urgency;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decision to tell one recipient by one channel of one alert event, or of several in one message.
 *
 * @param intentId see {@link #idOf}; of a message about several an id of its own
 * @param decidedAt wall time; deadlines count from here
 * @param alert of a message about several: the most urgent of them
 * @param priority higher is sent first, see {@link Urgency#priority}
 * @param remark what is unusual about it, e.g. {@code LATE by 12 min}; null: nothing
 * @param digest null unless it is about several
 */
public record Intent(
        String intentId,
        Instant decidedAt,
        String recipient,
        String channel,
        String route,
        Alert alert,
        double priority,
        @Nullable String remark,
        @Nullable Digest digest) {
    /** About {@code alert} alone, with its own priority. */
    public Intent(String intentId, Instant decidedAt, String recipient, String channel, String route, Alert alert) {
        this(
                intentId,
                decidedAt,
                recipient,
                channel,
                route,
                alert,
                Urgency.of(alert).priority(),
                null,
                null);
    }

    /** Deterministic: the first 32 hex digits of the SHA-256 of alert id, sequence, recipient and channel. */
    public static String idOf(Alert alert, String recipient, String channel) {
        return StableId.of(alert.alertId(), Integer.toString(alert.sequence()), recipient, channel);
    }

    /** The same intent by another channel of the recipient: same id, same time, same deadline. */
    public Intent through(String otherChannel) {
        return new Intent(intentId, decidedAt, recipient, otherChannel, route, alert, priority, remark, digest);
    }
}

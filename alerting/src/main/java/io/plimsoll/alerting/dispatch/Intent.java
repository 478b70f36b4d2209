package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.StableId;
import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.pace.Freshness;
import io.plimsoll.alerting.storm.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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
 * @param cancels why nothing earlier of the episode need be sent to the recipient any more; null: this is no cancellation
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
        @Nullable Digest digest,
        @Nullable String cancels) {
    private static final String UNTOLD = "; not told in time";

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
                null,
                null);
    }

    /** Deterministic: the first 32 hex digits of the SHA-256 of alert id, sequence, recipient and channel. */
    public static String idOf(Alert alert, String recipient, String channel) {
        return StableId.of(alert.alertId(), Integer.toString(alert.sequence()), recipient, channel);
    }

    /** The same intent by another channel of the recipient: same id, same time, same deadline. */
    public Intent through(String otherChannel) {
        return new Intent(
                intentId, decidedAt, recipient, otherChannel, route, alert, priority, remark, digest, cancels);
    }

    /** This end of an episode of which not all could be told in time: says when it fired and when it cleared. */
    public Intent withBothTimes() {
        String times = "fired " + seconds(alert.raisedAt()) + ", cleared " + seconds(alert.time()) + UNTOLD;
        String all = remark == null ? times : remark.contains(times) ? remark : times + "; " + remark;
        return new Intent(intentId, decidedAt, recipient, channel, route, alert, priority, all, digest, cancels);
    }

    /** What is said of it when it is sent at {@code now}: its remark, and its age when it has become late since the decision. */
    @Nullable
    String remarkAt(Instant now, Freshness freshness) {
        Optional<String> late = freshness.lateness(Duration.between(decidedAt, now));
        if (remark == null) {
            return late.orElse(null);
        }
        return remark.contains(UNTOLD)
                ? remark
                : remark + late.map("; then "::concat).orElse("");
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** A word to the worker: nothing earlier of this episode need be sent, for {@code reason}. */
    public Intent cancelling(String reason) {
        return new Intent(intentId, decidedAt, recipient, channel, route, alert, priority, null, null, reason);
    }
}

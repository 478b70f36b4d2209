package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.dispatch.Intent;
import io.plimsoll.alerting.dispatch.Receipt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The record of a decision to tell somebody nothing, with its reason. */
final class Suppression {
    private Suppression() {}

    /** Of {@code alert} for {@code recipient} by {@code channel}; both null: for anybody. */
    static Receipt of(Alert alert, @Nullable String recipient, @Nullable String channel, String reason, Instant now) {
        String id = recipient == null || channel == null
                ? alert.alertId() + "-" + alert.sequence()
                : Intent.idOf(alert, recipient, channel);
        return of(id, alert.alertId(), alert.sequence(), alert.account(), recipient, channel, reason, now);
    }

    static Receipt of(
            String intentId,
            String alertId,
            int sequence,
            String account,
            @Nullable String recipient,
            @Nullable String channel,
            String reason,
            Instant now) {
        return new Receipt(
                intentId,
                now,
                alertId,
                sequence,
                account,
                recipient,
                channel,
                0,
                Receipt.Status.SUPPRESSED,
                null,
                reason,
                null,
                null);
    }
}

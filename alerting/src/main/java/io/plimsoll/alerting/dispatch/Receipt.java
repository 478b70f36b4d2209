package io.plimsoll.alerting.dispatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step in the life of a notification, or the reason why there is none.
 *
 * @param attempt from 1; 0 when nothing was attempted
 * @param code answer of the sink, null when it gave none
 * @param messageId id the message carries on its channel, null when nothing was attempted
 * @param nextAttemptAt null unless it is tried again
 */
public record Receipt(
        String intentId,
        Instant time,
        String alertId,
        int alertSequence,
        String account,
        @Nullable String recipient,
        @Nullable String channel,
        int attempt,
        Status status,
        @Nullable Integer code,
        String detail,
        @Nullable String messageId,
        @Nullable Instant nextAttemptAt) {
    /** What is known. */
    public enum Status {
        ATTEMPTED,
        DELIVERED,
        RETRYING,
        FAILED,
        AMBIGUOUS,
        EXPIRED,
        SUPPRESSED
    }

    /** Whether nothing more will be done. */
    public boolean terminal() {
        return switch (status) {
            case ATTEMPTED, RETRYING -> false;
            case AMBIGUOUS -> nextAttemptAt == null;
            case DELIVERED, FAILED, EXPIRED, SUPPRESSED -> true;
        };
    }
}

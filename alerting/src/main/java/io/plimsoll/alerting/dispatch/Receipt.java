package io.plimsoll.alerting.dispatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step in the life of a notification, or the reason why there is none.
 *
 * @param attempt from 1; 0 when nothing was attempted
 * @param code answer of the sink, null when it gave none
 * @param messageId id the message carries on its channel, null when nothing was attempted; of ACCEPTED the sink's id
 * @param nextAttemptAt when it is tried again, or until when the sink's own receipt is waited for; else null
 * @param withdrawn of SUPPRESSED: an intent had called for it and was taken back before it was sent; else it was never called for
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
        @Nullable Instant nextAttemptAt,
        boolean withdrawn) {
    /** Of what was not withdrawn. */
    public Receipt(
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
        this(
                intentId,
                time,
                alertId,
                alertSequence,
                account,
                recipient,
                channel,
                attempt,
                status,
                code,
                detail,
                messageId,
                nextAttemptAt,
                false);
    }

    /** What is known. */
    public enum Status {
        ATTEMPTED,
        DELIVERED,
        RETRYING,
        FAILED,
        AMBIGUOUS,
        EXPIRED,
        SUPPRESSED,
        /** The sink took it and will tell whether it arrived; with a time in nextAttemptAt: until then we wait for that. */
        ACCEPTED,
        /** The sink told that it did not arrive. */
        UNDELIVERED,
        /** This channel is given up, the recipient's next one is tried. */
        FELL_BACK
    }

    /** Whether it says what became of an intent; a decision not to tell anyone says nothing of one. */
    public boolean isOfAnIntent() {
        return status != Status.SUPPRESSED || withdrawn;
    }

    /** Whether nothing more will be done. */
    public boolean terminal() {
        return switch (status) {
            case ATTEMPTED, RETRYING, FELL_BACK -> false;
            case AMBIGUOUS, ACCEPTED -> nextAttemptAt == null;
            case DELIVERED, FAILED, EXPIRED, SUPPRESSED, UNDELIVERED -> true;
        };
    }
}

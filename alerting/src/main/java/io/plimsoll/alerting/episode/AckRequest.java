package io.plimsoll.alerting.episode;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody acknowledges an episode, puts it off, or takes that back.
 *
 * @param alertId the episode; null: every open one of the account
 * @param via how it reached us, e.g. {@code link}, {@code cli}, {@code sms}
 * @param until when it lapses; null: after the time the routes file says
 */
public record AckRequest(
        String account,
        @Nullable String alertId,
        Kind kind,
        String by,
        String via,
        Instant at,
        @Nullable Instant until) {
    /** What is asked. */
    public enum Kind {
        ACK,
        SNOOZE,
        UNACK
    }

    public AckRequest {
        if (by.isBlank()) {
            throw new IllegalArgumentException("acknowledgement: found nobody's name, expected who acknowledges");
        }
    }
}

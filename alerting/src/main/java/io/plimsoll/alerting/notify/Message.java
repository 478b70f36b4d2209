package io.plimsoll.alerting.notify;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.group.Digest;
import org.jspecify.annotations.Nullable;

/**
 * One alert event for one recipient, or several in one message.
 *
 * @param intentId the same on every attempt, 32 hex digits
 * @param address where to, in the channel's own form
 * @param alert of a message about several: the most urgent of them
 * @param remark what is unusual about it, e.g. that it is late; null: nothing
 * @param conventions how whoever reads it writes numbers and times
 * @param digest null unless it is about several
 */
public record Message(
        String intentId,
        String address,
        Alert alert,
        @Nullable String remark,
        @Nullable Digest digest,
        Conventions conventions) {
    /** For a reader with the default conventions. */
    public Message(String intentId, String address, Alert alert, @Nullable String remark, @Nullable Digest digest) {
        this(intentId, address, alert, remark, digest, Conventions.DEFAULT);
    }

    /** About {@code alert} alone, with nothing unusual about it. */
    public Message(String intentId, String address, Alert alert) {
        this(intentId, address, alert, null, null);
    }
}

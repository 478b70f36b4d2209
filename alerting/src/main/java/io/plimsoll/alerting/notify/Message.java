package io.plimsoll.alerting.notify;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.group.Digest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One alert event for one recipient, or several in one message.
 *
 * @param intentId the same on every attempt, 32 hex digits
 * @param address where to, in the channel's own form
 * @param alert of a message about several: the most urgent of them
 * @param remark what is unusual about it, e.g. that it is late; null: nothing
 * @param digest null unless it is about several
 * @param until when it is of no use any more, so that nobody need keep it for longer; null: unknown
 * @param conventions how whoever reads it writes numbers and times
 * @param recipient name of who is told, in which a link acknowledges; null: unknown
 */
public record Message(
        String intentId,
        String address,
        Alert alert,
        @Nullable String remark,
        @Nullable Digest digest,
        @Nullable Instant until,
        Conventions conventions,
        @Nullable String recipient) {
    /** For a reader with the default conventions. */
    public Message(
            String intentId,
            String address,
            Alert alert,
            @Nullable String remark,
            @Nullable Digest digest,
            @Nullable Instant until) {
        this(intentId, address, alert, remark, digest, until, Conventions.DEFAULT, null);
    }

    /** Of use for ever. */
    public Message(String intentId, String address, Alert alert, @Nullable String remark, @Nullable Digest digest) {
        this(intentId, address, alert, remark, digest, null);
    }

    /** About {@code alert} alone, with nothing unusual about it. */
    public Message(String intentId, String address, Alert alert) {
        this(intentId, address, alert, null, null);
    }

    /** The same for a reader with these {@code conventions}. */
    public Message readBy(Conventions reader) {
        return new Message(intentId, address, alert, remark, digest, until, reader, recipient);
    }

    /** The same message to another {@code address}. */
    public Message at(String other) {
        return new Message(intentId, other, alert, remark, digest, until, conventions, recipient);
    }

    /** The same message to the recipient called {@code name}. */
    public Message to(String name) {
        return new Message(intentId, address, alert, remark, digest, until, conventions, name);
    }
}

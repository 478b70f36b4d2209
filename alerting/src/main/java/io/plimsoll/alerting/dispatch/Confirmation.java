package io.plimsoll.alerting.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * What a sink tells later about a message it took: the delivery receipt of an SMS, for example.
 *
 * @param reference the sink's id of the message
 * @param arrived whether it is on the phone, or never will be
 * @param code the sink's error code, null when it gave none
 * @param contactDead whether nothing else will reach this contact point either
 */
public record Confirmation(
        String channel,
        String reference,
        boolean arrived,
        @Nullable Integer code,
        String detail,
        boolean contactDead) {}

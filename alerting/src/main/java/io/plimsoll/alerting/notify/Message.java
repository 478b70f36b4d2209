package io.plimsoll.alerting.notify;

import io.plimsoll.alerting.alert.Alert;

/**
 * One alert event for one recipient.
 *
 * @param intentId the same on every attempt, 32 hex digits
 * @param address where to, in the channel's own form
 */
public record Message(String intentId, String address, Alert alert) {}

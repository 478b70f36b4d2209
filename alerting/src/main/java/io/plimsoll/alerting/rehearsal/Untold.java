package io.plimsoll.alerting.rehearsal;

/** Somebody who would not be told by {@code channel}, and why. */
public record Untold(String recipient, String channel, String reason) {}

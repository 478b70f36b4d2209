package io.plimsoll.alerting.route;

/** Who has been told of an episode: {@code recipient} by {@code channel}, last because {@code route} said so. */
public record Told(String recipient, String channel, String route) {}

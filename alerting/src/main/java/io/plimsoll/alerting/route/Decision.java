package io.plimsoll.alerting.route;

import org.jspecify.annotations.Nullable;

/** What is done about one alert event for one recipient, or for nobody; never silent. */
public sealed interface Decision {
    /** Tell {@code recipient} by {@code channel}, because {@code route} says so. */
    record Notify(String recipient, String channel, String route) implements Decision {}

    /** Tell nobody, or not this recipient, for {@code reason}. */
    record Suppress(
            String reason,
            @Nullable String recipient,
            @Nullable String channel) implements Decision {}
}

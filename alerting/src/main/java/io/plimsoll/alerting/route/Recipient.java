package io.plimsoll.alerting.route;

import java.util.Map;
import java.util.Optional;

/**
 * Someone to tell.
 *
 * @param addresses by channel, e.g. {@code email -> risk@example.com}; a secret is a reference here
 */
public record Recipient(String name, Map<String, String> addresses) {
    public Recipient {
        addresses = Map.copyOf(addresses);
    }

    /** Address on {@code channel}, if there is one. */
    public Optional<String> address(String channel) {
        return Optional.ofNullable(addresses.get(channel));
    }
}

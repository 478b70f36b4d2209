package io.plimsoll.alerting.route;

import io.plimsoll.alerting.pace.Manner;
import java.util.Map;
import java.util.Optional;

/**
 * Someone to tell.
 *
 * @param addresses by channel, e.g. {@code email -> risk@example.com}; a secret is a reference here
 * @param manner how they want to be told
 */
public record Recipient(String name, Map<String, String> addresses, Manner manner) {
    public Recipient {
        addresses = Map.copyOf(addresses);
    }

    /** Someone without wishes. */
    public Recipient(String name, Map<String, String> addresses) {
        this(name, addresses, Manner.DEFAULT);
    }

    /** Address on {@code channel}, if there is one. */
    public Optional<String> address(String channel) {
        return Optional.ofNullable(addresses.get(channel));
    }
}

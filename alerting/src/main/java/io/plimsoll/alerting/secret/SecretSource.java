package io.plimsoll.alerting.secret;

import java.util.Map;

/**
 * Follows references each time anew, so that a rotated file takes effect without a restart.
 *
 * @param environment what {@code env:NAME} refers to, usually {@link System#getenv()}
 */
public record SecretSource(Map<String, String> environment) {
    public SecretSource {
        environment = Map.copyOf(environment);
    }

    /** The secret behind {@code reference}; throws IllegalArgumentException when there is none. */
    public Secret follow(String reference) {
        return Secret.of(reference, environment);
    }

    @Override
    public String toString() {
        return "SecretSource";
    }
}

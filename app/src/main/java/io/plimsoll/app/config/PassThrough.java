package io.plimsoll.app.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Keys that are handed to a client library as they are. They are its words, so Plimsoll does not check their values. */
public enum PassThrough {
    KAFKA_CHANNEL(
            "kafka.channel.",
            true,
            "Any setting of Kafka's producers, for notifications to `kafka` contact points. With"
                    + " `kafka.channel.bootstrap.servers` they go to that cluster and nothing of `kafka.*` applies; without, to"
                    + " Plimsoll's own, by `kafka.*`."),
    KAFKA(
            "kafka.",
            true,
            "Any setting of Kafka's clients, for every client of Plimsoll, e.g. `kafka.security.protocol=SASL_SSL`."),
    SCHEMA_REGISTRY(
            "schema.registry.",
            false,
            "Confluent's settings of the registry client, e.g. `schema.registry.ssl.truststore.location`."),
    BASIC_AUTH(
            "basic.auth.",
            false,
            "Confluent's settings of log-in to the registry: `basic.auth.credentials.source`, `basic.auth.user.info`.");

    private final String prefix;
    private final boolean stripped;
    private final String doc;

    PassThrough(String prefix, boolean stripped, String doc) {
        this.prefix = prefix;
        this.stripped = stripped;
        this.doc = doc;
    }

    public String prefix() {
        return prefix;
    }

    public String doc() {
        return doc;
    }

    /** The key as the client library knows it. */
    String clientKey(String key) {
        return stripped ? key.substring(prefix.length()) : key;
    }

    boolean takes(String key) {
        return key.startsWith(prefix) && key.length() > prefix.length();
    }

    static Optional<PassThrough> of(String key) {
        return Arrays.stream(values()).filter(each -> each.takes(key)).findFirst();
    }

    /** Whether the value of {@code key} must never be shown. */
    static boolean isSecret(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return Stream.of("password", "secret", "jaas", "user.info", "token", "keystore.key")
                .anyMatch(lower::contains);
    }
}

package io.plimsoll.schemas.client;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;

/** Reads keys that may carry Confluent's {@code schema.registry.} prefix; the prefixed one wins. */
final class Prefixed {
    private static final String PREFIX = "schema.registry.";

    private Prefixed() {}

    static Optional<String> text(Map<String, ?> config, String key) {
        return value(config, PREFIX + key).or(() -> value(config, key));
    }

    private static Optional<String> value(Map<String, ?> config, String key) {
        Object value = config.get(key);
        if (value == null) {
            return Optional.empty();
        }
        String text = value instanceof Password password ? password.value() : value.toString();
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }
}

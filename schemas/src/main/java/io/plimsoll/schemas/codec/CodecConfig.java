package io.plimsoll.schemas.codec;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/** Reads typed values of a Kafka configuration. */
record CodecConfig(Map<String, ?> values) {

    boolean flag(String key, boolean otherwise) {
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        return switch (value.toString().strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConfigException(key, value, "expected true or false");
        };
    }

    String text(String key, String otherwise) {
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        return value instanceof Class<?> type ? type.getName() : value.toString();
    }
}

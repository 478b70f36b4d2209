package io.plimsoll.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.schemas.registry.LogEntry.IdsUsed;
import io.plimsoll.schemas.registry.LogEntry.LevelCleared;
import io.plimsoll.schemas.registry.LogEntry.LevelSet;
import io.plimsoll.schemas.registry.LogEntry.SchemaErased;
import io.plimsoll.schemas.registry.LogEntry.SchemaWritten;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Log entries as records of a compacted topic, both parts JSON, in the shape of Confluent's own {@code _schemas} topic:
 * keys {@code {"keytype":"SCHEMA","subject":"prices-value","version":1,"magic":1}} and {@code
 * {"keytype":"CONFIG","subject":null,"magic":0}}; no value erases. {@code {"keytype":"IDS","magic":0}} is ours.
 */
final class LogFormat {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LogFormat() {}

    static byte[] key(LogEntry entry) {
        ObjectNode key = JSON.createObjectNode();
        if (entry instanceof SchemaWritten written) {
            schemaKey(key, written.schema().subject(), written.schema().version());
        } else if (entry instanceof SchemaErased erased) {
            schemaKey(key, erased.subject(), erased.version());
        } else if (entry instanceof LevelSet set) {
            configKey(key, set.subject());
        } else if (entry instanceof LevelCleared cleared) {
            configKey(key, cleared.subject());
        } else {
            key.put("keytype", "IDS").put("magic", 0);
        }
        return bytes(key);
    }

    /** Value of the record; empty for a tombstone. */
    static Optional<byte[]> value(LogEntry entry) {
        ObjectNode value = JSON.createObjectNode();
        if (entry instanceof SchemaWritten written) {
            RegisteredSchema schema = written.schema();
            value.put("subject", schema.subject())
                    .put("version", schema.version())
                    .put("id", schema.id())
                    .put("schema", schema.schema())
                    .put("deleted", schema.deleted());
        } else if (entry instanceof LevelSet set) {
            value.put("compatibilityLevel", set.level().name());
        } else if (entry instanceof IdsUsed used) {
            value.put("id", used.id());
        } else {
            return Optional.empty();
        }
        return Optional.of(bytes(value));
    }

    /**
     * Entry of a record; empty for keytypes which other registries write and we do not need.
     *
     * @throws IllegalStateException when the record is not JSON
     */
    static Optional<LogEntry> entry(byte[] keyBytes, byte @Nullable [] valueBytes) {
        JsonNode key = json(keyBytes);
        String subject = key.path("subject").asText("");
        Optional<JsonNode> value = Optional.ofNullable(valueBytes).map(LogFormat::json);
        return switch (key.path("keytype").asText()) {
            case "SCHEMA" ->
                Optional.of(value.<LogEntry>map(LogFormat::schema)
                        .orElseGet(() ->
                                new SchemaErased(subject, key.path("version").asInt())));
            case "CONFIG" ->
                Optional.of(value.<LogEntry>map(set -> new LevelSet(
                                subject,
                                CompatibilityLevel.named(
                                        set.path("compatibilityLevel").asText())))
                        .orElseGet(() -> new LevelCleared(subject)));
            case "IDS" -> value.map(used -> new IdsUsed(used.path("id").asInt()));
            default -> Optional.empty();
        };
    }

    private static SchemaWritten schema(JsonNode value) {
        return new SchemaWritten(new RegisteredSchema(
                value.path("subject").asText(),
                value.path("version").asInt(),
                value.path("id").asInt(),
                value.path("schema").asText(),
                value.path("deleted").asBoolean()));
    }

    private static void schemaKey(ObjectNode key, String subject, int version) {
        key.put("keytype", "SCHEMA")
                .put("subject", subject)
                .put("version", version)
                .put("magic", 1);
    }

    private static void configKey(ObjectNode key, String subject) {
        key.put("keytype", "CONFIG")
                .put("subject", subject.isEmpty() ? null : subject)
                .put("magic", 0);
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a JSON tree could not be written", impossible);
        }
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException notJson) {
            throw new IllegalStateException(
                    "record of the schema log is not JSON: " + new String(bytes, StandardCharsets.UTF_8), notJson);
        }
    }
}

package io.plimsoll.schemas.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * The text a schema is identified by. Canonical: as Avro prints it, without white space; docs, defaults, aliases and
 * custom properties kept, so schemas which differ in a doc have different ids (as with Confluent). Normalised: the same
 * with attributes in one fixed order (Avro's own first, then the others by name), so that the order in which a tool wrote
 * custom properties does not matter.
 */
final class SchemaText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> AVRO_ORDER = List.of(
            "type",
            "name",
            "namespace",
            "doc",
            "fields",
            "symbols",
            "items",
            "values",
            "size",
            "default",
            "order",
            "aliases");

    private SchemaText() {}

    /** @throws RegistryFault 42201 when it is not an Avro schema */
    static Schema parse(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (AvroRuntimeException notASchema) {
            throw RegistryFault.invalidSchema(notASchema.getMessage() + " in " + shortened(text));
        }
    }

    static String canonical(Schema schema) {
        return schema.toString();
    }

    static String normalized(Schema schema) {
        try {
            return JSON.writeValueAsString(ordered(JSON.readTree(schema.toString())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Avro printed a schema that is not JSON: " + schema, impossible);
        }
    }

    private static JsonNode ordered(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = JSON.createArrayNode();
            node.forEach(element -> array.add(ordered(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JSON.createObjectNode();
        TreeSet<String> others = new TreeSet<>();
        node.fieldNames().forEachRemaining(others::add);
        for (String name : AVRO_ORDER) {
            if (others.remove(name)) {
                object.set(name, ordered(node.path(name)));
            }
        }
        others.forEach(name -> object.set(name, ordered(node.path(name))));
        return object;
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}

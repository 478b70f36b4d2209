package io.plimsoll.producers.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.plimsoll.producers.files.JsonValue.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a JSON file into {@link JsonValue}s; bad syntax and a name given twice are faults. */
final class JsonDocument {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Path path;
    private final InputFaults faults;

    JsonDocument(Path path, InputFaults faults) {
        this.path = path;
        this.faults = faults;
    }

    /** Hands the document to {@code use}, unless the file cannot be read as JSON. */
    void read(Consumer<JsonValue> use) {
        TextFile.read(path, faults, reader -> parse(reader, use));
    }

    private void parse(BufferedReader reader, Consumer<JsonValue> use) throws IOException {
        JsonValue document;
        try (JsonParser parser = FACTORY.createParser(reader)) {
            if (parser.nextToken() == null) {
                faults.add(path.toString(), 0, "file", "an empty file", "JSON");
                return;
            }
            document = value(parser, "$");
            if (parser.nextToken() != null) {
                faults.add(path.toString(), line(parser), "file", "text after the end of the JSON", "one JSON value");
                return;
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            faults.add(path.toString(), line, "file", e.getOriginalMessage(), "valid JSON");
            return;
        }
        use.accept(document);
    }

    private JsonValue value(JsonParser parser, String at) throws IOException {
        int line = line(parser);
        @Nullable JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return new JsonValue(at, line, Kind.OBJECT, "", fields(parser, at), List.of());
        } else if (token == JsonToken.START_ARRAY) {
            List<JsonValue> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser, at + '[' + items.size() + ']'));
            }
            return new JsonValue(at, line, Kind.LIST, "", Map.of(), items);
        } else if (token == JsonToken.VALUE_STRING) {
            return JsonValue.plain(at, line, Kind.STRING, parser.getText());
        } else if (token == JsonToken.VALUE_NULL) {
            return JsonValue.plain(at, line, Kind.NULL, "");
        }
        boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        return JsonValue.plain(at, line, number ? Kind.NUMBER : Kind.BOOLEAN, parser.getText());
    }

    private Map<String, JsonValue> fields(JsonParser parser, String at) throws IOException {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            JsonValue field = value(parser, at + '.' + name);
            if (fields.putIfAbsent(name, field) != null) {
                faults.add(path.toString(), field.line(), field.path(), "a second field of this name", "one");
            }
        }
        return Collections.unmodifiableMap(fields);
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}

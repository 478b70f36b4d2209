package io.plimsoll.producers.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.plimsoll.producers.files.JsonValue.Kind;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads JSON into {@link JsonValue}s; bad syntax and a name given twice are faults. */
final class JsonDocument {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Pattern PLACE = Pattern.compile(" \\(start marker at \\[.*?\\]\\)");

    private final String file;
    private final int linesBefore;
    private final InputFaults faults;

    private JsonDocument(String file, int linesBefore, InputFaults faults) {
        this.file = file;
        this.linesBefore = linesBefore;
        this.faults = faults;
    }

    /** Hands the document in a file to {@code use}, unless it cannot be read as JSON. */
    static void read(Path path, InputFaults faults, Consumer<JsonValue> use) {
        TextFile.read(
                path, faults, reader -> read(path.toString(), 0, reader, faults).ifPresent(use));
    }

    /**
     * The one value of {@code text}; empty when it is not that.
     *
     * @param linesBefore lines of the file that precede the text
     */
    static Optional<JsonValue> read(String file, int linesBefore, Reader text, InputFaults faults) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonDocument(file, linesBefore, faults).parse(parser);
        }
    }

    /** As above, of a text that is at hand. */
    static Optional<JsonValue> read(String file, int linesBefore, String text, InputFaults faults) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonDocument(file, linesBefore, faults).parse(parser);
        }
    }

    /** Whether {@code text} is the beginning of JSON that goes on, without a fault so far. */
    static boolean endsTooEarly(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            while (parser.nextToken() != null) {
                // only where it ends matters
            }
            return false;
        } catch (JsonEOFException e) {
            return true;
        } catch (JsonProcessingException e) {
            // after a comma the parser reports the end as a fault of its own kind
            return e.getLocation() != null && e.getLocation().getCharOffset() >= text.length();
        }
    }

    private Optional<JsonValue> parse(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() == null) {
                faults.add(file, linesBefore, "file", "an empty file", "JSON");
                return Optional.empty();
            }
            JsonValue document = value(parser, JsonPath.ROOT);
            if (parser.nextToken() != null) {
                faults.add(file, line(parser), "file", "text after the end of the JSON", "one JSON value");
                return Optional.empty();
            }
            return Optional.of(document);
        } catch (JsonProcessingException e) {
            int line =
                    e.getLocation() == null ? 0 : linesBefore + e.getLocation().getLineNr();
            faults.add(file, line, "file", withoutPlace(e.getOriginalMessage()), "valid JSON");
            return Optional.empty();
        }
    }

    /** What the parser says, without where something began: it counts lines from the start of this text, not of the file. */
    private static String withoutPlace(String message) {
        return PLACE.matcher(message).replaceAll("");
    }

    private JsonValue value(JsonParser parser, JsonPath at) throws IOException {
        int line = line(parser);
        @Nullable JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return new JsonValue(at, line, Kind.OBJECT, "", fields(parser, at), List.of());
        } else if (token == JsonToken.START_ARRAY) {
            List<JsonValue> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser, at.item(items.size())));
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

    private Map<String, JsonValue> fields(JsonParser parser, JsonPath at) throws IOException {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            JsonValue field = value(parser, at.field(name));
            if (fields.putIfAbsent(name, field) != null) {
                faults.add(file, field.line(), field.path().toString(), "a second field of this name", "one");
            }
        }
        return Collections.unmodifiableMap(fields);
    }

    private int line(JsonParser parser) {
        return linesBefore + parser.currentTokenLocation().getLineNr();
    }
}

package io.plimsoll.producers.files;

import java.util.List;
import java.util.Map;

/**
 * A value of a JSON document and where it stands.
 *
 * @param path where in the document
 * @param line from 1
 * @param text of a string or a number as written; else empty
 * @param fields of an object in file order; else empty
 * @param items of a list; else empty
 */
record JsonValue(
        JsonPath path, int line, Kind kind, String text, Map<String, JsonValue> fields, List<JsonValue> items) {
    enum Kind {
        OBJECT,
        LIST,
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    static JsonValue plain(JsonPath path, int line, Kind kind, String text) {
        return new JsonValue(path, line, kind, text, Map.of(), List.of());
    }

    /** How a fault names it as what was found. */
    String described() {
        return switch (kind) {
            case OBJECT -> "an object";
            case LIST -> "a list";
            case STRING -> '"' + text + '"';
            case NUMBER, BOOLEAN -> text;
            case NULL -> "null";
        };
    }
}

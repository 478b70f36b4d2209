package io.plimsoll.app.calc;

import com.fasterxml.jackson.core.JsonGenerator;
import io.plimsoll.app.output.PlainNumbers;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Fields of a JSON object as the contract writes them: numbers as plain decimal strings, null for what does not exist. */
final class JsonOut {
    private final JsonGenerator json;
    private double lastNumber = Double.NaN;
    private @Nullable String lastText;

    JsonOut(JsonGenerator json) {
        this.json = json;
    }

    /** What writes the fields of an object. */
    interface Fields {
        void write(JsonOut out) throws IOException;
    }

    void text(String name, @Nullable String value) throws IOException {
        json.writeFieldName(name);
        json.writeString(value);
    }

    /** Not a number is null. */
    void number(String name, double value) throws IOException {
        if (value != lastNumber) {
            lastText = PlainNumbers.figure(value);
            lastNumber = value; // venues show the same ratio one after the other
        }
        text(name, lastText);
    }

    void number(String name, OptionalDouble value) throws IOException {
        number(name, value.orElse(Double.NaN));
    }

    void flag(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
    }

    void nothing(String name) throws IOException {
        json.writeNullField(name);
    }

    void object(String name, Fields fields) throws IOException {
        json.writeFieldName(name);
        item(fields);
    }

    void numbers(String name, Map<String, Double> values) throws IOException {
        object(name, out -> {
            for (Map.Entry<String, Double> each : values.entrySet()) {
                out.number(each.getKey(), each.getValue());
            }
        });
    }

    <T> void list(String name, Iterable<T> items, Item<T> each) throws IOException {
        json.writeArrayFieldStart(name);
        for (T item : items) {
            item(out -> each.write(out, item));
        }
        json.writeEndArray();
    }

    /** What writes one item of a list. */
    interface Item<T> {
        void write(JsonOut out, T item) throws IOException;
    }

    void item(Fields fields) throws IOException {
        json.writeStartObject();
        fields.write(this);
        json.writeEndObject();
    }
}

package io.plimsoll.producers.files;

import io.plimsoll.producers.files.DecimalText.Range;
import io.plimsoll.producers.files.JsonValue.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a JSON object. As with {@link CsvRow}, an accessor reports a fault and returns a placeholder for a value
 * that is not what it should be; use the values only when {@link #valid()}. Numbers may be strings or JSON numbers.
 */
final class JsonFields {
    /** Placeholder of a text that is at fault. */
    static final String NO_TEXT = "?";

    private final String file;
    private final JsonValue object;
    private final InputFaults faults;
    private boolean valid = true;

    /** Faults something that is no object, and fields that are not in {@code known}. */
    JsonFields(String file, JsonValue object, List<String> known, InputFaults faults) {
        this.file = file;
        this.object = object;
        this.faults = faults;
        if (object.kind() != Kind.OBJECT) {
            fault(object, object.described(), "an object with " + String.join(",", known));
        }
        object.fields().forEach((name, value) -> {
            if (!known.contains(name)) {
                fault(value, "an unknown field", "only " + String.join(",", known));
            }
        });
    }

    boolean valid() {
        return valid;
    }

    String text(String name) {
        return required(name, "text")
                .flatMap(value -> value.kind() == Kind.STRING && !value.text().isBlank()
                        ? Optional.of(value.text())
                        : refused(value, "text"))
                .orElse(NO_TEXT);
    }

    String oneOf(String name, List<String> names) {
        String expected = String.join(" or ", names);
        return required(name, expected)
                .flatMap(value -> value.kind() == Kind.STRING && names.contains(value.text())
                        ? Optional.of(value.text())
                        : refused(value, expected))
                .orElse(names.get(0));
    }

    BigDecimal decimal(String name, Range range) {
        return required(name, range.expected())
                .flatMap(value -> number(value, range))
                .orElse(BigDecimal.ONE);
    }

    /** Empty when the field is not there or null. */
    Optional<BigDecimal> optionalDecimal(String name, Range range) {
        return given(name).flatMap(value -> number(value, range));
    }

    /** Empty when the field is null; it must be there. */
    Optional<BigDecimal> nullableDecimal(String name, Range range) {
        return required(name, range.expected() + " or null")
                .flatMap(value -> value.kind() == Kind.NULL ? Optional.empty() : number(value, range));
    }

    /** Empty when the field is not there or null. */
    Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** Empty when the field is not there or null. */
    Optional<Instant> optionalTime(String name) {
        String expected = "a time like 2026-01-01T00:00:00.000Z (ISO-8601, UTC)";
        return given(name).flatMap(value -> {
            try {
                return value.kind() == Kind.STRING
                        ? Optional.of(Instant.parse(value.text()))
                        : this.<Instant>refused(value, expected);
            } catch (DateTimeParseException e) {
                return refused(value, expected);
            }
        });
    }

    /** The fields of an object that must be there; it may be empty. */
    Map<String, JsonValue> entries(String name) {
        String expected = "an object";
        return required(name, expected)
                .flatMap(value -> value.kind() == Kind.OBJECT
                        ? Optional.of(value.fields())
                        : JsonFields.this.<Map<String, JsonValue>>refused(value, expected))
                .orElse(Map.of());
    }

    /** As {@link #entries}; none when the field is not there or null. */
    Map<String, JsonValue> optionalEntries(String name) {
        return has(name) ? entries(name) : Map.of();
    }

    /** The items of a list that must be there; it may be empty. */
    List<JsonValue> items(String name) {
        String expected = "a list";
        return required(name, expected)
                .flatMap(value -> value.kind() == Kind.LIST
                        ? Optional.of(value.items())
                        : JsonFields.this.<List<JsonValue>>refused(value, expected))
                .orElse(List.of());
    }

    /** The number that {@code value}, an entry of this object, is. */
    Optional<BigDecimal> decimalOf(JsonValue value, Range range) {
        return number(value, range);
    }

    /** The items of a list of at least one. */
    List<JsonValue> list(String name) {
        String expected = "a list of at least one";
        return required(name, expected)
                .flatMap(value -> value.items().isEmpty()
                        ? JsonFields.this.<List<JsonValue>>refused(value, expected)
                        : Optional.of(value.items()))
                .orElse(List.of());
    }

    /** Empty when the field is not there or null. */
    Optional<JsonValue> value(String name) {
        return given(name);
    }

    boolean has(String name) {
        return given(name).isPresent();
    }

    /** A fault of field {@code name}, or of the object when it has none of that name. */
    void fault(String name, String found, String expected) {
        JsonValue value = object.fields().get(name);
        if (value == null) {
            valid = false;
            faults.add(file, object.line(), object.path().field(name).toString(), found, expected);
        } else {
            fault(value, found, expected);
        }
    }

    private Optional<JsonValue> given(String name) {
        return Optional.ofNullable(object.fields().get(name)).filter(value -> value.kind() != Kind.NULL);
    }

    private Optional<JsonValue> required(String name, String expected) {
        JsonValue value = object.fields().get(name);
        if (value == null && object.kind() == Kind.OBJECT) {
            fault(name, "no such field", expected);
        }
        return Optional.ofNullable(value);
    }

    private Optional<BigDecimal> number(JsonValue value, Range range) {
        Optional<BigDecimal> number = value.kind() == Kind.STRING || value.kind() == Kind.NUMBER
                ? DecimalText.parse(value.text(), range)
                : Optional.empty();
        return number.isPresent() ? number : refused(value, range.expected());
    }

    private <T> Optional<T> refused(JsonValue value, String expected) {
        fault(value, value.described(), expected);
        return Optional.empty();
    }

    /** A fault of {@code value}, which stands in this object or is it. */
    void fault(JsonValue value, String found, String expected) {
        valid = false;
        faults.add(file, value.line(), value.path().toString(), found, expected);
    }
}

package io.plimsoll.app.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A value in a YAML file and its place there, e.g. {@code rules[0].levels}. An accessor adds a fault to the file and
 * returns a placeholder for a value that is not what it should be; use the values only when the file has no faults.
 */
public final class YamlNode {
    private final YamlFile file;
    private final String place;
    private final JsonNode value;

    YamlNode(YamlFile file, String place, JsonNode value) {
        this.file = file;
        this.place = place;
        this.value = value;
    }

    /** Where in the file it is; empty for the document. */
    public String place() {
        return place;
    }

    /** The value of a key; absent when there is no such key. */
    public YamlNode field(String key) {
        return new YamlNode(file, place.isEmpty() ? key : place + "." + key, value.path(key));
    }

    /** Whether anything is there. */
    public boolean present() {
        return !value.isMissingNode();
    }

    /** Faults keys that are not among {@code known}. */
    public void only(Set<String> known) {
        value.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                file.fault(
                        field(key).place,
                        "unknown key, expected one of "
                                + known.stream().sorted().toList());
            }
        });
    }

    /** A text that is not blank. */
    public String text(String expected) {
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
            fault(expected);
            return "";
        }
        return value.asText();
    }

    /** A number. */
    public double number() {
        if (!value.isNumber()) {
            fault("a number");
        }
        return value.asDouble();
    }

    /** A number by name, for each key; empty when absent. */
    public SortedMap<String, Double> numbers(String expected) {
        SortedMap<String, Double> numbers = new TreeMap<>();
        if (present()) {
            fields(expected).forEach((key, field) -> numbers.put(key, field.number()));
        }
        return numbers;
    }

    /** The constant of this name. */
    public <E extends Enum<E>> Optional<E> oneOf(E[] constants) {
        Optional<E> found = named(constants, value.asText(""));
        if (found.isEmpty()) {
            fault("one of " + Arrays.toString(constants));
        }
        return found;
    }

    /** The keys and values of an object, in the order of the file. */
    public Map<String, YamlNode> fields(String expected) {
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        if (!value.isObject()) {
            fault(expected);
        }
        value.fieldNames().forEachRemaining(key -> fields.put(key, field(key)));
        return fields;
    }

    /** The items of a list of at least one. */
    public List<YamlNode> items(String expected) {
        List<YamlNode> items = new ArrayList<>();
        if (!value.isArray() || value.isEmpty()) {
            fault(expected);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            items.add(new YamlNode(file, place + "[" + i + "]", value.get(i)));
        }
        return items;
    }

    /** Faults this value, which is not what is expected. */
    public void fault(String expected) {
        fault(value.isMissingNode() ? "nothing" : value.toString(), expected);
    }

    /** Faults something here. */
    public void fault(String found, String expected) {
        file.fault(place, "found " + found + ", expected " + expected);
    }

    /** The constant of this name, if there is one. */
    public static <E extends Enum<E>> Optional<E> named(E[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }
}

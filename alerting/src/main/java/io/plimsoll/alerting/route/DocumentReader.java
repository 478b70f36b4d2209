package io.plimsoll.alerting.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values of one document, each with its path; what is wrong is noted and reading goes on. Single use, one thread. */
class DocumentReader {
    private final String file;
    private final List<String> faults;

    DocumentReader(String file, List<String> faults) {
        this.file = file;
        this.faults = faults;
    }

    /** Reads on in the document of {@code other}. */
    DocumentReader(DocumentReader other) {
        this(other.file, other.faults);
    }

    final void giveUpIfFaulty() {
        if (!faults.isEmpty()) {
            throw new InvalidRoutesException(faults);
        }
    }

    /** Conditions by label: {@code {desk: seven*, severity: "!WARNING"}}; a leading ! negates. */
    final List<LabelMatch> matches(String path, JsonNode node) {
        List<LabelMatch> all = new ArrayList<>();
        if (!node.isMissingNode() && !node.isObject()) {
            fault(path, "found " + found(node) + ", expected patterns by label such as {desk: seven*}");
        }
        node.properties().forEach(entry -> {
            String text = entry.getValue().asText();
            boolean negated = text.startsWith("!");
            Glob pattern = Glob.of(negated ? text.substring(1) : text);
            checkValue(path + "." + entry.getKey(), entry.getKey(), pattern);
            all.add(new LabelMatch(entry.getKey(), pattern, negated));
        });
        return all;
    }

    /** Faults a pattern of {@code label} that no value fulfils, where all values are known. */
    final void checkValue(String path, String label, Glob pattern) {
        ClosedLabels.expected(label, pattern)
                .ifPresent(expected -> fault(path, "found \"" + pattern.pattern() + "\", expected " + expected));
    }

    /** Faults channels of which one of {@code told} has none. */
    final void checkReach(String path, Set<String> channels, List<String> told, Map<String, Recipient> recipients) {
        for (String name : told) {
            Recipient recipient = recipients.get(name);
            if (recipient != null
                    && !recipient.addresses().isEmpty()
                    && !channels.isEmpty()
                    && Collections.disjoint(channels, recipient.addresses().keySet())) {
                fault(
                        path,
                        "found " + channels.stream().sorted().toList() + ", expected one that recipient " + name
                                + " has: "
                                + recipient.addresses().keySet().stream()
                                        .sorted()
                                        .toList());
            }
        }
    }

    final Duration duration(String path, JsonNode node, String key, Duration otherwise) {
        if (!node.has(key)) {
            return otherwise;
        }
        try {
            Duration found = Duration.parse(node.get(key).asText());
            if (found.compareTo(Duration.ZERO) > 0) {
                return found;
            }
        } catch (DateTimeParseException e) {
            // falls through to the fault, which tells what was expected
        }
        fault(
                path.isEmpty() ? key : path + "." + key,
                "found " + found(node.get(key)) + ", expected a time above zero such as PT5M");
        return otherwise;
    }

    final List<String> names(String path, JsonNode node, Set<String> known) {
        List<String> names = new ArrayList<>();
        list(path, node).forEach((at, value) -> {
            if (!known.contains(value.asText())) {
                fault(
                        at,
                        "found " + found(value) + ", expected one of "
                                + known.stream().sorted().toList());
            } else {
                names.add(value.asText());
            }
        });
        return names;
    }

    final Map<String, JsonNode> list(String path, JsonNode node) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        if (!node.isArray() || node.isEmpty()) {
            fault(path, "found " + found(node) + ", expected a list of at least one");
        } else {
            for (int i = 0; i < node.size(); i++) {
                values.put(path + "[" + i + "]", node.get(i));
            }
        }
        return values;
    }

    final <E extends Enum<E>> E constant(String path, JsonNode node, E[] values, E otherwise) {
        for (E value : values) {
            if (value.name().equals(node.textValue())) {
                return value;
            }
        }
        fault(path, "found " + found(node) + ", expected one of " + Arrays.toString(values));
        return otherwise;
    }

    final String text(String path, JsonNode node, String key, String otherwise) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            fault(path + "." + key, "found " + found(value) + ", expected text");
            return otherwise;
        }
        return value.textValue();
    }

    final void checkKeys(String path, JsonNode node, Set<String> known) {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                fault(
                        path.isEmpty() ? key : path + "." + key,
                        "unknown key, expected one of "
                                + known.stream().sorted().toList());
            }
        });
    }

    static String found(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }

    final void fault(String path, String text) {
        faults.add(file + ": " + (path.isEmpty() ? "" : path + ": ") + text);
    }
}

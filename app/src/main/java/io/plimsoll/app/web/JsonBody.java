package io.plimsoll.app.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.app.web.Refused.Fault;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a JSON object field by field; gathers every fault before it gives up. Single use, one thread. */
final class JsonBody {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;
    private final Set<String> read = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();

    private JsonBody(JsonNode root) {
        this.root = root;
    }

    static JsonBody of(String text) throws Refused {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw Refused.because(400, "body", "no JSON: " + e.getOriginalMessage(), "a JSON object");
        }
        if (root == null || !root.isObject()) {
            throw Refused.because(
                    400, "body", root == null || root.isMissingNode() ? "nothing" : root.toString(), "a JSON object");
        }
        return new JsonBody(root);
    }

    String text(String field) {
        JsonNode value = value(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            fault(field, "a text");
            return "-";
        }
        return value.asText();
    }

    List<String> texts(String field) {
        JsonNode value = value(field);
        List<String> texts = new ArrayList<>();
        value.forEach(each -> texts.add(each.asText()));
        if (!value.isArray() || texts.isEmpty()) {
            fault(field, "a list of at least one text");
        }
        return texts;
    }

    boolean flag(String field) {
        JsonNode value = value(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            fault(field, "true or false");
        }
        return value.asBoolean(false);
    }

    /** A time span above zero; empty when the field is missing. */
    Optional<Duration> duration(String field) {
        JsonNode value = value(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        try {
            Duration found = Duration.parse(value.asText());
            if (found.compareTo(Duration.ZERO) > 0 && found.compareTo(Duration.ofDays(3650)) < 0) {
                return Optional.of(found);
            }
        } catch (DateTimeParseException e) {
            // falls through to the fault, which tells what was expected
        }
        fault(field, "a time span above zero such as PT1H");
        return Optional.of(Duration.ofSeconds(1));
    }

    void missing(String field, String expected) {
        faults.add(new Fault(field, "nothing", expected));
    }

    /** Throws Refused when anything so far was at fault, or a field was not asked for. */
    void check() throws Refused {
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (!read.contains(field.getKey())) {
                faults.add(new Fault(
                        field.getKey(),
                        "an unknown field",
                        "one of " + read.stream().sorted().toList()));
            }
        }
        if (!faults.isEmpty()) {
            throw Refused.because(400, faults, Map.of());
        }
    }

    private JsonNode value(String field) {
        read.add(field);
        return root.path(field);
    }

    private void fault(String field, String expected) {
        JsonNode value = root.path(field);
        faults.add(new Fault(field, value.isMissingNode() ? "nothing" : value.toString(), expected));
    }
}

package io.plimsoll.app.rules;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.rule.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A {@code rules.yaml}: the whole set of rules that hold.
 *
 * <pre>{@code
 * rules:
 *   - id: margin-ratio
 *     kind: MARGIN_RATIO
 *     levels: {WARNING: 0.60, CRITICAL: 0.80, EMERGENCY: 0.95}
 *     hysteresis: 0.02
 *     holdFor: PT5S        # optional: delays raising, never for EMERGENCY
 * }</pre>
 */
public final class RulesFile {
    private static final Set<String> KEYS = Set.of("id", "kind", "levels", "hysteresis", "holdFor");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Path file;
    private final List<String> faults = new ArrayList<>();

    private RulesFile(Path file) {
        this.file = file;
    }

    /**
     * Reads and checks a file.
     *
     * @throws RulesFileException with every fault found; nothing of the file holds then
     */
    public static List<AlertRule> read(Path file) throws RulesFileException {
        return new RulesFile(file).rules();
    }

    private List<AlertRule> rules() throws RulesFileException {
        JsonNode document = document();
        unknownKeys(document, Set.of("rules"), "");
        JsonNode entries = document.path("rules");
        List<AlertRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        if (!entries.isArray() || entries.isEmpty()) {
            fault("rules", entries, "a list of rules");
        }
        for (int i = 0; i < entries.size(); i++) {
            String path = "rules[" + i + "]";
            rule(entries.get(i), path).ifPresent(rule -> {
                rules.add(rule);
                if (!ids.add(rule.id())) {
                    faults.add(file + ": " + path + ".id: found " + rule.id() + " again, expected an id used once");
                }
            });
        }
        if (!faults.isEmpty()) {
            throw new RulesFileException(faults);
        }
        return rules;
    }

    private JsonNode document() throws RulesFileException {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new RulesFileException(
                    List.of(file + ":" + line + ": expected YAML: " + oneLine(e.getOriginalMessage())));
        } catch (IOException e) {
            throw new RulesFileException(List.of(file + ": expected a readable file: " + e));
        }
    }

    /** The parser's words without its picture of the place, which is indented. */
    private static String oneLine(String message) {
        return message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }

    private Optional<AlertRule> rule(JsonNode entry, String path) {
        int before = faults.size();
        unknownKeys(entry, KEYS, path);
        String id = entry.path("id").asText("");
        if (id.isBlank()) {
            fault(path + ".id", entry.path("id"), "a name");
        }
        RuleKind kind = oneOf(RuleKind.values(), entry.path("kind").asText(""));
        if (kind == null) {
            fault(path + ".kind", entry.path("kind"), "one of " + Arrays.toString(RuleKind.values()));
        }
        Map<Severity, Double> levels = levels(entry.path("levels"), path + ".levels");
        double hysteresis = entry.has("hysteresis") ? number(entry.path("hysteresis"), path + ".hysteresis") : 0;
        long holdForMs = holdForMs(entry.path("holdFor"), path + ".holdFor");
        if (faults.size() > before || kind == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(AlertRule.of(id, kind, levels, hysteresis, holdForMs));
        } catch (IllegalArgumentException e) {
            faults.add(file + ": " + path + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private Map<Severity, Double> levels(JsonNode node, String path) {
        Map<Severity, Double> levels = new EnumMap<>(Severity.class);
        if (!node.isObject()) {
            fault(path, node, "a threshold for each severity");
        }
        node.fields().forEachRemaining(level -> {
            Severity severity = oneOf(Severity.values(), level.getKey());
            if (severity == null) {
                faults.add("%s: %s: found %s, expected one of %s"
                        .formatted(file, path, level.getKey(), Arrays.toString(Severity.values())));
            } else {
                levels.put(severity, number(level.getValue(), path + "." + severity));
            }
        });
        return levels;
    }

    private double number(JsonNode node, String path) {
        if (!node.isNumber()) {
            fault(path, node, "a number");
        }
        return node.asDouble();
    }

    private long holdForMs(JsonNode node, String path) {
        if (node.isMissingNode()) {
            return 0;
        }
        try {
            return Duration.parse(node.asText()).toMillis();
        } catch (DateTimeParseException e) {
            fault(path, node, "a duration such as PT5S");
            return 0;
        }
    }

    private void unknownKeys(JsonNode node, Set<String> known, String path) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                String at = path.isEmpty() ? name : path + "." + name;
                faults.add("%s: %s: unknown key, expected one of %s"
                        .formatted(file, at, known.stream().sorted().toList()));
            }
        });
    }

    private void fault(String path, JsonNode found, String expected) {
        String value = found.isMissingNode() ? "nothing" : found.toString();
        faults.add("%s: %s: found %s, expected %s".formatted(file, path, value, expected));
    }

    private static <E extends Enum<E>> @Nullable E oneOf(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}

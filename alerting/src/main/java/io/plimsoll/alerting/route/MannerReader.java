package io.plimsoll.alerting.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.group.Grouping;
import io.plimsoll.alerting.mute.QuietHours;
import io.plimsoll.alerting.pace.Freshness;
import io.plimsoll.alerting.pace.Manner;
import io.plimsoll.alerting.storm.Pacing;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How a recipient wants to be told, as far as it differs from the defaults:
 *
 * <pre>{@code
 * quietHours: {from: "22:00", to: "07:00", zone: Europe/Berlin, override: CRITICAL}
 * group: {by: [desk], wait: PT30S, interval: PT5M}
 * pace: {perMinute: 30, pages: 10, perHour: 200, update: PT1M}
 * late: {after: PT5M, drop: PT6H}
 * }</pre>
 */
final class MannerReader {
    /** Keys of a recipient that are no contact points. */
    static final Set<String> KEYS = Set.of("quietHours", "group", "pace", "late");

    private final BiConsumer<String, String> faults;

    /** {@code faults} takes the path and what is wrong there. */
    MannerReader(BiConsumer<String, String> faults) {
        this.faults = faults;
    }

    Manner read(String path, JsonNode recipient) {
        return new Manner(
                part(path + ".group", recipient.path("group"), Set.of("by", "wait", "interval"), this::grouping)
                        .orElse(Grouping.NONE),
                part(
                        path + ".quietHours",
                        recipient.path("quietHours"),
                        Set.of("from", "to", "zone", "override"),
                        this::quietHours),
                part(
                                path + ".pace",
                                recipient.path("pace"),
                                Set.of("perMinute", "pages", "perHour", "update"),
                                this::pacing)
                        .orElse(Pacing.DEFAULT),
                part(path + ".late", recipient.path("late"), Set.of("after", "drop"), this::freshness)
                        .orElse(Freshness.DEFAULT));
    }

    private <T> Optional<T> part(String path, JsonNode node, Set<String> keys, Function<JsonNode, T> read) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (!node.isObject()) {
            faults.accept(path, "found " + node + ", expected keys of " + sorted(keys));
            return Optional.empty();
        }
        List<String> unknown = new ArrayList<>();
        node.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                unknown.add(key);
            }
        });
        unknown.forEach(key -> faults.accept(path + "." + key, "unknown key, expected one of " + sorted(keys)));
        try {
            return Optional.of(read.apply(node));
        } catch (IllegalArgumentException | DateTimeException e) {
            faults.accept(path, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Grouping grouping(JsonNode node) {
        List<String> by = new ArrayList<>();
        node.path("by").forEach(label -> by.add(label.asText()));
        return new Grouping(
                by, time(node, "wait", Duration.ofSeconds(30)), time(node, "interval", Duration.ofMinutes(5)));
    }

    private QuietHours quietHours(JsonNode node) {
        return new QuietHours(
                needed(node, "from", "a time such as \"22:00\"", LocalTime::parse),
                needed(node, "to", "a time such as \"07:00\"", LocalTime::parse),
                needed(node, "zone", "a zone such as Europe/Berlin", ZoneId::of),
                severity(node.path("override").asText(Severity.CRITICAL.name())));
    }

    private static Severity severity(String name) {
        for (Severity severity : Severity.values()) {
            if (severity.name().equals(name)) {
                return severity;
            }
        }
        throw new IllegalArgumentException(
                "override: found \"" + name + "\", expected one of " + List.of(Severity.values()));
    }

    private Pacing pacing(JsonNode node) {
        Duration update = time(node, "update", Pacing.DEFAULT.update());
        if (update.isNegative() || update.isZero()) {
            throw new IllegalArgumentException("update: found " + update + ", expected a time above zero such as PT1M");
        }
        return new Pacing(
                count(node, "perMinute", 1, Pacing.DEFAULT.perMinute()),
                count(node, "pages", 0, Pacing.DEFAULT.pages()),
                count(node, "perHour", 1, Pacing.DEFAULT.perHour()),
                update);
    }

    private Freshness freshness(JsonNode node) {
        return new Freshness(
                time(node, "after", Freshness.DEFAULT.lateAfter()), time(node, "drop", Freshness.DEFAULT.dropAfter()));
    }

    private static <T> T needed(JsonNode node, String key, String expected, Function<String, T> read) {
        JsonNode value = node.path(key);
        String fault = key + ": found " + (value.isMissingNode() ? "nothing" : value) + ", expected " + expected;
        if (!value.isTextual()) {
            throw new IllegalArgumentException(fault);
        }
        try {
            return read.apply(value.textValue());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(fault, e);
        }
    }

    private static int count(JsonNode node, String key, int least, int otherwise) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isInt() || value.intValue() < least) {
            throw new IllegalArgumentException(
                    key + ": found " + value + ", expected a whole number, " + least + " or more");
        }
        return value.intValue();
    }

    private static Duration time(JsonNode node, String key, Duration otherwise) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        try {
            return Duration.parse(value.asText());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(key + ": found " + value + ", expected a time such as PT30S", e);
        }
    }

    private static List<String> sorted(Set<String> keys) {
        return keys.stream().sorted().toList();
    }
}

package io.plimsoll.app.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Evidence;
import io.plimsoll.alerting.alert.Severity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert as one object of {@code alerts.jsonl}: {@code type}, {@code severity}, {@code account} and {@code ruleId} at least, and of the
 * evidence what decisions look at. Figures that only a message shows are not read. Single use.
 */
public final class AlertFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String name;
    private final JsonNode root;
    private final List<String> faults = new ArrayList<>();

    private AlertFile(String name, JsonNode root) {
        this.name = name;
        this.root = root;
    }

    /** Reads {@code file}; an IllegalArgumentException has every fault of it, one a line. */
    public static Alert read(Path file, Instant now) throws IOException {
        try {
            return new AlertFile(file.toString(), JSON.readTree(Files.readString(file))).alert(now);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    file + ": line "
                            + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
                            + ": found no single JSON object, expected one alert as in alerts.jsonl",
                    e);
        }
    }

    /** A made-up alert without figures. */
    public static Alert without(
            String ruleId,
            String ruleKind,
            String account,
            String scope,
            @Nullable String symbol,
            Change change,
            @Nullable Severity severity,
            @Nullable Severity previous,
            Instant now) {
        return new Alert(
                "rehearsed",
                change == Change.RAISED ? 0 : 1,
                change,
                severity,
                previous,
                ruleId,
                ruleKind,
                "",
                account,
                scope,
                symbol,
                null,
                null,
                now,
                now,
                "",
                "THRESHOLD_REACHED",
                new Evidence(
                        "",
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        0,
                        List.of(),
                        Map.of(),
                        0,
                        0,
                        null,
                        null,
                        null),
                List.of(),
                List.of(),
                new Alert.Cause("", 0, 0));
    }

    private Alert alert(Instant now) {
        Change change = constant("type", Change.values(), true);
        boolean over = change == Change.RESOLVED;
        Severity severity = constant("severity", Severity.values(), change != null && !over);
        Severity previous = constant("previousSeverity", Severity.values(), change != null && change != Change.RAISED);
        String account = required("account");
        String rule = required("ruleId");
        Instant time = time("time", now);
        Instant raisedAt = time("raisedAt", time);
        int sequence = root.path("sequence").asInt(0);
        Evidence evidence = evidence(time);
        if (!faults.isEmpty() || change == null) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
        return new Alert(
                root.path("alertId").asText("rehearsed"),
                sequence,
                change,
                over ? null : severity,
                change == Change.RAISED ? null : previous,
                rule,
                root.path("ruleKind").asText(""),
                root.path("ruleVersion").asText(""),
                account,
                root.path("scope").asText(""),
                text("symbol"),
                null,
                null,
                time,
                raisedAt,
                root.path("message").asText(""),
                root.path("reason").asText(""),
                evidence,
                List.of(),
                List.of(),
                new Alert.Cause("", 0, 0));
    }

    private Evidence evidence(Instant time) {
        List<Evidence.Position> positions = new ArrayList<>();
        JsonNode found = root.path("evidence");
        for (JsonNode each : found.path("positions")) {
            String distance = each.path("liquidationDistance").asText(null);
            BigDecimal none = BigDecimal.ZERO;
            positions.add(new Evidence.Position(
                    each.path("symbol").asText(""),
                    each.path("side").asText(""),
                    none,
                    none,
                    none,
                    time,
                    0,
                    none,
                    none,
                    none,
                    null,
                    distance == null
                            ? null
                            : number("evidence.positions.liquidationDistance", distance)
                                    .doubleValue()));
        }
        return new Evidence(
                found.path("settleAsset").asText(""),
                BigDecimal.ZERO,
                number("evidence.marginBalance", found.path("marginBalance").asText("0")),
                BigDecimal.ZERO,
                0,
                positions,
                Map.of(),
                0,
                0,
                null,
                null,
                null);
    }

    private BigDecimal number(String field, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            faults.add(name + ": " + field + ": found \"" + text + "\", expected a decimal number");
            return BigDecimal.ZERO;
        }
    }

    private @Nullable String text(String field) {
        JsonNode found = root.path(field);
        return found.isTextual() ? found.asText() : null;
    }

    private String required(String field) {
        String found = text(field);
        if (found == null || found.isBlank()) {
            faults.add(name + ": " + field + ": found nothing, expected a text");
            return "";
        }
        return found;
    }

    private <E extends Enum<E>> @Nullable E constant(String field, E[] values, boolean needed) {
        String found = text(field);
        for (E each : values) {
            if (each.name().equals(found)) {
                return each;
            }
        }
        if (needed || found != null) {
            faults.add(name + ": " + field + ": found " + (found == null ? "nothing" : "\"" + found + "\"")
                    + ", expected one of " + Arrays.toString(values));
        }
        return null;
    }

    private Instant time(String field, Instant otherwise) {
        String found = text(field);
        try {
            return found == null ? otherwise : Instant.parse(found);
        } catch (DateTimeException e) {
            faults.add(name + ": " + field + ": found \"" + found + "\", expected a time such as 2026-01-01T00:00:00Z");
            return otherwise;
        }
    }
}

package io.plimsoll.alerting.group;

import io.plimsoll.alerting.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts go into one message and how long the first waits for others. By {@code desk} with a wait of 30 s and an
 * interval of 5 min: two WARNINGs of desk 7 at 10:00:00 and 10:00:20 are one message at 10:00:30; a third at 10:01 goes at
 * 10:05:30. CRITICAL and above never wait.
 *
 * @param by labels whose values must be equal: {@code account}, {@code scope}, {@code symbol}, {@code rule}, {@code kind}, or one
 *     of the account's own such as desk, owner, venue; empty: all alerts together
 * @param waitFor for others after the first; zero: no grouping
 * @param interval between two messages of one group, ≥ 0
 */
public record Grouping(List<String> by, Duration waitFor, Duration interval) {
    /** Every alert a message of its own. */
    public static final Grouping NONE = new Grouping(List.of(), Duration.ZERO, Duration.ZERO);

    public Grouping {
        by = List.copyOf(by);
        if (waitFor.isNegative() || interval.isNegative()) {
            throw new IllegalArgumentException(
                    "grouping: found wait " + waitFor + " and interval " + interval + ", expected 0 or more");
        }
    }

    /** Whether anything waits for anything. */
    public boolean groups() {
        return !waitFor.isZero();
    }

    /** What the alerts of one message have in common, e.g. {@code desk=7}; a label that is missing is empty. */
    public String keyOf(Alert alert, Map<String, String> labels) {
        StringBuilder key = new StringBuilder();
        for (String label : by) {
            String value = switch (label) {
                case "account" -> alert.account();
                case "scope" -> alert.scope();
                case "symbol" -> alert.symbol();
                case "rule" -> alert.ruleId();
                case "kind" -> alert.ruleKind();
                default -> labels.get(label);
            };
            key.append(key.isEmpty() ? "" : ", ").append(label).append('=').append(value == null ? "" : value);
        }
        return key.toString();
    }

    /** When a group whose first alert came {@code now} is told; {@code lastTold} is null before the first time. */
    public Instant dueAt(Instant now, @Nullable Instant lastTold) {
        Instant waited = now.plus(waitFor);
        if (lastTold == null) {
            return waited;
        }
        Instant spaced = lastTold.plus(interval);
        return spaced.isAfter(waited) ? spaced : waited;
    }
}

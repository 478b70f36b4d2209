package io.plimsoll.alerting.route;

import io.plimsoll.alerting.alert.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Labels whose values are known beforehand, so that a pattern none of them fulfils is a slip of the pen. */
final class ClosedLabels {
    /** What rules look at, and alerting itself. */
    static final List<String> KINDS = List.of(
            "MARGIN_RATIO",
            "LIQUIDATION_DISTANCE",
            "STRESS",
            "LIQUIDATION_DISTANCE_ATR",
            "VOLATILITY_REGIME",
            "SIGNAL",
            "DATA_QUALITY",
            "OPERATIONS");

    private static final Map<String, List<String>> VALUES = Map.of(
            "kind",
            KINDS,
            "severity",
            Arrays.stream(Severity.values()).map(Severity::name).toList());

    private ClosedLabels() {}

    /** What is expected of {@code label} instead of {@code pattern}; empty when an alert may fulfil it. */
    static Optional<String> expected(String label, Glob pattern) {
        List<String> values = VALUES.getOrDefault(label, List.of());
        return values.isEmpty() || values.stream().anyMatch(pattern::matches)
                ? Optional.empty()
                : Optional.of("one of " + values + " or a pattern of them");
    }
}

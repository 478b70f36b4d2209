package io.plimsoll.alerting.template;

import io.plimsoll.alerting.alert.Alert;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alert as fields for programs, named as in alerts.jsonl: numbers as plain decimal text, times in ISO-8601. */
public final class AlertFields {
    private AlertFields() {}

    /** Fields in a fixed order; what does not exist is null. */
    public static Map<String, @Nullable Object> of(Alert alert) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("alertId", alert.alertId());
        fields.put("sequence", alert.sequence());
        fields.put("type", alert.change().name());
        fields.put(
                "severity", alert.severity() == null ? null : alert.severity().name());
        fields.put(
                "previousSeverity",
                alert.previousSeverity() == null
                        ? null
                        : alert.previousSeverity().name());
        fields.put("ruleId", alert.ruleId());
        fields.put("ruleKind", alert.ruleKind());
        fields.put("ruleVersion", alert.ruleVersion());
        fields.put("account", alert.account());
        fields.put("scope", alert.scope());
        fields.put("symbol", alert.symbol());
        fields.put("value", plain(alert.value()));
        fields.put("threshold", plain(alert.threshold()));
        fields.put("time", alert.time().toString());
        fields.put("raisedAt", alert.raisedAt().toString());
        fields.put("message", alert.message());
        fields.put("reason", alert.reason());
        return fields;
    }

    private static @Nullable String plain(@Nullable Double value) {
        if (value == null) {
            return null;
        }
        return value.isNaN() || value.isInfinite()
                ? value.toString()
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}

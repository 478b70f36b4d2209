package io.plimsoll.alerting.alert;

import java.util.Map;
import java.util.TreeMap;

/** An alert as labels, which is what silences, routes and inhibitions look at. */
public final class AlertLabels {
    private AlertLabels() {}

    /**
     * Those of its account, e.g. {@code desk=seven}, and its own, which come first: {@code account}, {@code rule}, {@code kind},
     * {@code scope}, {@code severity} (the worse of before and after) and, where it has one, {@code symbol}.
     */
    public static Map<String, String> of(Alert alert, Map<String, String> ofAccount) {
        Map<String, String> labels = new TreeMap<>(ofAccount);
        labels.put("account", alert.account());
        labels.put("rule", alert.ruleId());
        labels.put("kind", alert.ruleKind());
        labels.put("scope", alert.scope());
        labels.put("severity", alert.gravity().name());
        if (alert.symbol() != null) {
            labels.put("symbol", alert.symbol());
        }
        return labels;
    }
}

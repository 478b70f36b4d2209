package io.plimsoll.alerting.template;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Evidence;
import io.plimsoll.alerting.alert.Severity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What templates may use: an alert as ready text. Text from outside has its control characters replaced by spaces. */
final class AlertView {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private AlertView() {}

    static String subject(Alert alert) {
        Severity severity = alert.severity();
        return line("[" + (severity == null ? "RESOLVED" : severity) + "] " + alert.account() + " " + label(alert) + " "
                + figure(alert, alert.value()) + " (" + alert.scope() + ")");
    }

    static Map<String, Object> of(Alert alert) {
        Map<String, Object> view = new TreeMap<>();
        Evidence evidence = alert.evidence();
        view.put("subject", subject(alert));
        view.put(
                "level",
                alert.severity() == null ? "RESOLVED" : alert.severity().name());
        view.put("change", changed(alert));
        view.put("sequence", Integer.toString(alert.sequence()));
        view.put("account", line(alert.account()));
        view.put("scope", line(alert.scope()));
        view.put("rule", line(alert.ruleId()));
        view.put("label", label(alert));
        view.put("value", figure(alert, alert.value()));
        view.put("threshold", figure(alert, alert.threshold()));
        view.put("marginRatio", PlainNumbers.ratio(evidence.marginRatio()));
        view.put("marginBalance", PlainNumbers.money(evidence.marginBalance()));
        view.put("maintenanceMargin", PlainNumbers.money(evidence.maintenanceMargin()));
        view.put("asset", line(evidence.settleAsset()));
        view.put("reason", line(alert.reason()));
        view.put("message", line(alert.message()));
        view.put("time", time(alert.time()));
        view.put("raisedAt", time(alert.raisedAt()));
        view.put("stress", stress(evidence));
        view.put("alertId", line(alert.alertId()));
        view.put(
                "positions",
                evidence.positions().stream().map(AlertView::position).toList());
        view.put("remedies", alert.remedies().stream().map(ActionWords::remedy).toList());
        view.put(
                "adjustments",
                alert.adjustments().stream()
                        .map(adjustment -> ActionWords.adjustment(adjustment, evidence.settleAsset()))
                        .toList());
        return view;
    }

    private static Map<String, String> position(Evidence.Position position) {
        return Map.of(
                "symbol", line(position.symbol()),
                "side", line(position.side()),
                "quantity", PlainNumbers.amount(position.quantity()),
                "entry", PlainNumbers.amount(position.entryPrice()),
                "mark", PlainNumbers.amount(position.markPrice()),
                "pnl", PlainNumbers.money(position.unrealizedPnl()),
                "liquidation", PlainNumbers.amount(position.liquidationPrice()),
                "distance", PlainNumbers.percent(position.liquidationDistance()));
    }

    /** The worst point of the scenario in words; empty of other rules. */
    private static String stress(Evidence evidence) {
        Evidence.Stress stress = evidence.stress();
        if (stress == null) {
            return "";
        }
        String marks = new TreeMap<>(stress.markPrices())
                .entrySet().stream()
                        .map(mark -> mark.getKey() + " " + PlainNumbers.amount(mark.getValue()))
                        .collect(Collectors.joining(", "));
        return line("Worst at " + PlainNumbers.percent(stress.pathTime()) + " of scenario " + evidence.scenario()
                + ": balance " + PlainNumbers.money(stress.marginBalance()) + " " + evidence.settleAsset()
                + ", maintenance " + PlainNumbers.money(stress.maintenanceMargin()) + " " + evidence.settleAsset()
                + " at " + marks);
    }

    private static String changed(Alert alert) {
        if (alert.change() == Change.RAISED) {
            return "raised to " + alert.severity();
        }
        String to = alert.severity() == null ? "resolved" : alert.severity().name();
        return alert.change().name().toLowerCase(Locale.ROOT) + ": " + alert.previousSeverity() + " -> " + to;
    }

    private static String label(Alert alert) {
        String kind = alert.ruleKind().toLowerCase(Locale.ROOT).replace('_', ' ');
        String of = alert.symbol() == null ? alert.evidence().scenario() : alert.symbol();
        return line(of == null ? kind : kind + " " + of);
    }

    private static String figure(Alert alert, @Nullable Double value) {
        return alert.ruleKind().endsWith("DISTANCE") ? PlainNumbers.percent(value) : PlainNumbers.ratio(value);
    }

    private static String time(Instant time) {
        return UTC.format(time);
    }

    /** On one line: a CR or LF from an account name must not start a header of its own. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }
}

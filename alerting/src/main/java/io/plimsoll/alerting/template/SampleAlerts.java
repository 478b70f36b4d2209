package io.plimsoll.alerting.template;

import io.plimsoll.alerting.alert.Adjustment;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Evidence;
import io.plimsoll.alerting.alert.MarketEvidence;
import io.plimsoll.alerting.alert.Remedy;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.operations.Condition;
import io.plimsoll.alerting.operations.Operations;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One made-up message of every kind, with and without what may be missing, to try templates on. */
final class SampleAlerts {
    private static final List<String> OF_UNITS = List.of("MARGIN_RATIO", "STRESS");
    private static final List<String> OF_SYMBOLS =
            List.of("LIQUIDATION_DISTANCE", "LIQUIDATION_DISTANCE_ATR", "VOLATILITY_REGIME", "SIGNAL", "DATA_QUALITY");
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private SampleAlerts() {}

    static List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        ofEveryKind().forEach(alert -> messages.add(new Message("sample", "", alert)));
        Alert alert = ofEveryKind().get(0);
        messages.add(new Message("sample", "", alert, "LATE by 12 min", null));
        for (Digest.Kind kind : Digest.Kind.values()) {
            messages.add(new Message("sample", "", alert, null, digest(kind, Map.of(Severity.CRITICAL, 1), alert)));
            messages.add(new Message("sample", "", alert, null, digest(kind, Map.of(), alert)));
        }
        return messages;
    }

    private static Digest digest(Digest.Kind kind, Map<Severity, Integer> firing, Alert alert) {
        boolean some = !firing.isEmpty();
        return new Digest(
                kind,
                some ? "desk=sample" : "",
                TIME,
                TIME,
                firing,
                some ? 1 : 0,
                2,
                1,
                some ? List.of(Digest.Entry.of(alert)) : List.of());
    }

    static List<Alert> ofEveryKind() {
        List<Alert> alerts = new ArrayList<>();
        for (Change change : Change.values()) {
            OF_UNITS.forEach(kind -> alerts.add(alert(change, kind, true)));
            OF_SYMBOLS.forEach(kind -> alerts.add(alert(change, kind, true)));
            OF_UNITS.forEach(kind -> alerts.add(alert(change, kind, false)));
            OF_SYMBOLS.forEach(kind -> alerts.add(alert(change, kind, false)));
            alerts.add(ofAlertingItself(change));
        }
        return alerts;
    }

    private static Alert ofAlertingItself(Change change) {
        return new Alert(
                "sample",
                1,
                change,
                change == Change.RESOLVED ? null : Severity.CRITICAL,
                change == Change.RAISED ? null : Severity.WARNING,
                Condition.CHANNEL_DOWN.ruleId(),
                Operations.KIND,
                "1",
                Operations.ACCOUNT,
                Condition.CHANNEL_DOWN.scope("email"),
                null,
                null,
                null,
                TIME,
                TIME,
                "sample",
                "CONDITION_SEEN",
                Evidence.none(),
                List.of(),
                List.of(),
                new Alert.Cause("operations", 0, 0));
    }

    private static Alert alert(Change change, String kind, boolean withFigures) {
        return new Alert(
                "sample",
                1,
                change,
                change == Change.RESOLVED ? null : Severity.CRITICAL,
                change == Change.RAISED ? null : Severity.WARNING,
                "sample-rule",
                kind,
                "1",
                "sample-account",
                "CROSS:USDT",
                OF_SYMBOLS.contains(kind) ? "BTCUSDT" : null,
                withFigures ? 0.05 : null,
                withFigures ? 0.06 : null,
                TIME,
                TIME,
                "sample",
                withFigures ? "THRESHOLD_REACHED" : "POSITION_CLOSED",
                evidence(withFigures, kind.equals("STRESS") ? "sample-scenario" : null),
                withFigures ? remedies() : List.of(),
                withFigures ? adjustments() : List.of(),
                new Alert.Cause("prices", 0, 0));
    }

    private static Evidence evidence(boolean withPositions, @Nullable String scenario) {
        BigDecimal one = BigDecimal.ONE;
        var sound = new Evidence.Position("ETHUSDT", "SHORT", one, one, one, TIME, 0, one, one, one, null, null);
        var atRisk = new Evidence.Position("BTCUSDT", "LONG", one, one, one, TIME, 0, one, one, one, one, 0.05);
        return new Evidence(
                "USDT",
                one,
                one,
                one,
                withPositions ? Double.POSITIVE_INFINITY : 0,
                withPositions ? List.of(sound, atRisk) : List.of(),
                Map.of("WARNING", 0.6),
                0.02,
                0,
                scenario,
                scenario == null ? null : new Evidence.Stress(0.5, BigDecimal.ZERO, one, Map.of("BTCUSDT", one)),
                withPositions ? market() : null);
    }

    private static MarketEvidence market() {
        return new MarketEvidence(
                new MarketEvidence.Reading("BTCUSDT", "1h", TIME, 100, 2, 1.0, "HIGH", 500),
                1.3,
                new MarketEvidence.Signal(
                        "BTCUSDT", "1h", TIME, TIME, "RSI_OVERBOUGHT", "BEARISH", 71, 70, 0.7, 500, "sample", 100, 0.4),
                0.4,
                List.of(new MarketEvidence.Fault("BTCUSDT", "STALE", TIME, "sample")),
                Map.of("margin-ratio", "CRITICAL"));
    }

    private static List<Remedy> remedies() {
        return List.of(
                new Remedy("ADD_MARGIN", "CROSS:USDT", "USDT", BigDecimal.TEN, null, null, null, null),
                new Remedy("REDUCE", "CROSS:USDT", null, null, "BTCUSDT", "LONG", 0.5, BigDecimal.ONE),
                new Remedy("REDUCE", "CROSS:USDT", null, null, "ETHUSDT", "SHORT", null, null));
    }

    private static List<Adjustment> adjustments() {
        BigDecimal one = BigDecimal.ONE;
        BigDecimal none = BigDecimal.ZERO;
        var hedge = new Adjustment.Hedge("BTC", one, none, "BTCUSDT", one, null, BigDecimal.TEN);
        var unknown = new Adjustment.Hedge("BTC", one, none, "BTCUSDT", null, null, null);
        var tier = new Adjustment.LowerTier(0.5, one, null);
        return List.of(
                new Adjustment("CROSS:USDT", "BTCUSDT", "SHORT", one, 0.62, 0.66, hedge, null),
                new Adjustment("CROSS:USDT", "BTCUSDT", "LONG", one, 0.62, 0.66, unknown, null),
                new Adjustment("CROSS:USDT", "BTCUSDT", "LONG", one, Double.POSITIVE_INFINITY, 0.6, null, tier));
    }
}

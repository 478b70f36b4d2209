package io.plimsoll.alerting;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.AlertBuilder;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.MarketEvidence;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.notify.Conventions;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.operations.Condition;
import io.plimsoll.alerting.operations.Incident;
import io.plimsoll.alerting.operations.Report;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message of every kind there is, by the name of its golden file. */
final class GoldenMessages {
    private static final Instant TEN = Instant.parse("2025-10-10T10:00:00Z");
    private static final Conventions BERLIN = new Conventions(Locale.GERMANY, ZoneId.of("Europe/Berlin"));

    private GoldenMessages() {}

    static Map<String, Message> all(String address) {
        Map<String, Message> all = new LinkedHashMap<>();
        alerts().forEach((name, alert) -> all.put(name, of(address, alert, null, null)));
        Alert raised = raised();
        all.put("late", of(address, raised, "LATE by 12 min 30 s", null));
        all.put("still-firing", of(address, raised, "silence planned transfer ended, still firing", null));
        all.put("escalation-step", of(address, raised, "escalation level 2, unacknowledged for 5 min", null));
        all.put("acknowledgement-lapsed", of(address, raised, "was acked by ann", null));
        for (Digest.Kind kind : Digest.Kind.values()) {
            String name = "digest-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            all.put(name, of(address, raised, null, digest(kind)));
        }
        all.put("german", of(address, raised, "LATE by 12 min", null).readBy(BERLIN));
        return all;
    }

    static final String ID = "0123456789abcdef0123456789abcdef";

    private static Message of(String address, Alert alert, @Nullable String remark, @Nullable Digest digest) {
        return new Message(ID, address, alert, remark, digest);
    }

    private static Alert raised() {
        return alert().raised(Severity.CRITICAL).build();
    }

    private static Incident incident() {
        return Incident.of(
                new Report(
                        "risk-2:4711",
                        Condition.CHANNEL_DOWN,
                        "sms",
                        "HTTP 401: credentials refused",
                        TEN,
                        TEN.plusSeconds(300),
                        1),
                new Alert.Cause("operations", 0, 7));
    }

    private static AlertBuilder alert() {
        return anAlert().id("0f3c1a2b4d5e6f708192a3b4c5d6e7f8");
    }

    private static Map<String, Alert> alerts() {
        Map<String, Alert> alerts = new LinkedHashMap<>();
        alerts.put("raised", raised());
        alerts.put(
                "escalated",
                alert().change(2, Change.ESCALATED, Severity.CRITICAL, Severity.EMERGENCY)
                        .measured("LIQUIDATION_DISTANCE", "BTCUSDT", 0.0187, 0.02)
                        .distance(0.0187)
                        .build());
        alerts.put(
                "deescalated",
                alert().change(3, Change.DEESCALATED, Severity.EMERGENCY, Severity.WARNING)
                        .measured("LIQUIDATION_DISTANCE", "BTCUSDT", 0.0612, 0.055)
                        .distance(0.0612)
                        .reason("THRESHOLD_CLEARED")
                        .build());
        alerts.put(
                "resolved",
                alert().change(4, Change.RESOLVED, Severity.CRITICAL, null)
                        .measured("MARGIN_RATIO", null, 0.5512, 0.6)
                        .reason("THRESHOLD_CLEARED")
                        .withoutRemedies()
                        .build());
        alerts.put(
                "position-closed",
                alert().change(4, Change.RESOLVED, Severity.EMERGENCY, null)
                        .measured("LIQUIDATION_DISTANCE", "BTCUSDT", null, null)
                        .reason("POSITION_CLOSED")
                        .withoutRemedies()
                        .build());
        alerts.put("isolated", alert().scope("ISOLATED:BTCUSDT:LONG").build());
        alerts.put(
                "stress",
                alert().stress("2025-10-10")
                        .measured("STRESS", null, 1.2345, 1.0)
                        .build());
        alerts.put(
                "atr-distance",
                alert().measured("LIQUIDATION_DISTANCE_ATR", "BTCUSDT", 1.3, 2.0)
                        .market(market(null))
                        .build());
        alerts.put(
                "volatility",
                alert().measured("VOLATILITY_REGIME", "BTCUSDT", 3.0, 3.0)
                        .market(market(null))
                        .withoutRemedies()
                        .build());
        alerts.put(
                "signal",
                alert().raised(Severity.WARNING)
                        .measured("SIGNAL", "BTCUSDT", 0.71, 0.6)
                        .reason("SIGNAL_SEEN")
                        .market(market(0.43))
                        .withoutRemedies()
                        .build());
        alerts.put(
                "signal-never-measured",
                alert().raised(Severity.WARNING)
                        .measured("SIGNAL", "BTCUSDT", 0.71, 0.6)
                        .reason("SIGNAL_SEEN")
                        .market(market(Double.NaN))
                        .withoutRemedies()
                        .build());
        alerts.put(
                "data-quality",
                alert().measured("DATA_QUALITY", "BTCUSDT", 62.0, 60.0)
                        .reason("INPUTS_BAD")
                        .market(new MarketEvidence(
                                null,
                                null,
                                null,
                                null,
                                List.of(new MarketEvidence.Fault("BTCUSDT", "STALE", TEN, "no price for 62 s")),
                                Map.of("margin-ratio", "CRITICAL", "liquidation-distance BTCUSDT", "WARNING")))
                        .build());
        alerts.put(
                "unknown-kind",
                alert().message("a kind of a newer release says this")
                        .withoutRemedies()
                        .build());
        alerts.put("channel-down", incident().raised());
        alerts.put("channel-back", incident().end(TEN.plusSeconds(754)));
        alerts.put(
                "hostile",
                alert().account("<b>*x*</b>\r\nBcc: evil@example.com & \"q\" <!channel> {{ 1 }}")
                        .build());
        return alerts;
    }

    /** @param falseRate null: without a signal; NaN: never measured */
    private static MarketEvidence market(@Nullable Double falseRate) {
        MarketEvidence.Signal signal = falseRate == null
                ? null
                : new MarketEvidence.Signal(
                        "BTCUSDT",
                        "1h",
                        TEN.minusSeconds(3600),
                        TEN,
                        "RSI_STRONGLY_OVERBOUGHT",
                        "BEARISH",
                        86.0,
                        85.0,
                        0.71,
                        812,
                        "RSI 14 at 86.0, 85 or more is strongly overbought",
                        falseRate.isNaN() ? 0 : 1431,
                        falseRate.isNaN() ? null : falseRate);
        return new MarketEvidence(
                new MarketEvidence.Reading("BTCUSDT", "1h", TEN, 104582.41, 1986.47, 945.94, "EXTREME", 812),
                1.3,
                signal,
                signal == null ? null : 2.03,
                List.of(),
                Map.of());
    }

    private static Digest digest(Digest.Kind kind) {
        boolean over = kind == Digest.Kind.STORM_ENDED;
        Alert worst = alert().account("desk-7-2")
                .raised(Severity.EMERGENCY)
                .distance(0.0061)
                .build();
        Alert passed = alert().account("desk-7-3")
                .change(4, Change.RESOLVED, Severity.WARNING, null)
                .build();
        return new Digest(
                kind,
                kind == Digest.Kind.GROUPED ? "desk=7" : "",
                TEN,
                TEN.plusSeconds(60),
                over ? Map.of() : Map.of(Severity.EMERGENCY, 6, Severity.CRITICAL, 35, Severity.WARNING, 1204),
                over ? 1245 : 2,
                5_000,
                10,
                over
                        ? List.of(Digest.Entry.of(passed))
                        : List.of(Digest.Entry.of(worst), Digest.Entry.of(raised()), Digest.Entry.of(passed)));
    }
}

package io.plimsoll.alerting.alert;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Alerts for tests: acct-17 reached a margin ratio of 0.8123, which is CRITICAL, unless told otherwise. */
public final class AlertBuilder {
    private String alertId = "a1";
    private int sequence;
    private Change change = Change.RAISED;
    private @Nullable Severity severity = Severity.CRITICAL;
    private @Nullable Severity previous;
    private String account = "acct-17";
    private String ruleKind = "MARGIN_RATIO";
    private @Nullable String scenario;
    private String scope = "CROSS:USDT";
    private @Nullable String symbol;
    private @Nullable Double value = 0.8123;
    private @Nullable Double threshold = 0.8;
    private boolean remedied = true;
    private @Nullable MarketEvidence market;
    private String reason = "THRESHOLD_REACHED";
    private double distance = 0.02469;
    private Instant time = Instant.parse("2025-10-10T21:15:00.250Z");
    private Instant raisedAt = time;
    private String message = "margin ratio 0.8123 is above 0.8";
    private String marginBalance = "257.500000000000000000";

    public static AlertBuilder anAlert() {
        return new AlertBuilder();
    }

    public AlertBuilder id(String id) {
        alertId = id;
        return this;
    }

    public AlertBuilder account(String name) {
        account = name;
        return this;
    }

    /** Fraction of the mark price its one position is away from liquidation. */
    public AlertBuilder distance(double fraction) {
        distance = fraction;
        return this;
    }

    public AlertBuilder marginBalance(String amount) {
        marginBalance = amount;
        return this;
    }

    public AlertBuilder raised(Severity to) {
        return change(0, Change.RAISED, null, to);
    }

    public AlertBuilder change(int number, Change what, @Nullable Severity from, @Nullable Severity to) {
        sequence = number;
        change = what;
        previous = from;
        severity = to;
        return this;
    }

    /** Of a rule that asks what {@code assumed} would do. */
    public AlertBuilder stress(String assumed) {
        ruleKind = "STRESS";
        scenario = assumed;
        return this;
    }

    /** Of a rule of {@code kind} that looks at {@code of}, null: at the whole unit. */
    public AlertBuilder measured(String kind, @Nullable String of, @Nullable Double figure, @Nullable Double limit) {
        ruleKind = kind;
        symbol = of;
        value = figure;
        threshold = limit;
        return this;
    }

    public AlertBuilder scope(String unit) {
        scope = unit;
        return this;
    }

    public AlertBuilder market(MarketEvidence seen) {
        market = seen;
        return this;
    }

    public AlertBuilder withoutRemedies() {
        remedied = false;
        return this;
    }

    /** Of a rule of a kind that templates have no words for, so that they show those of the rule. */
    public AlertBuilder message(String words) {
        message = words;
        return measured("ANOTHER", null, null, null);
    }

    /** Raised at {@code start}; this change of it at {@code now}. */
    public AlertBuilder times(Instant start, Instant now) {
        raisedAt = start;
        time = now;
        return this;
    }

    public AlertBuilder reason(String why) {
        reason = why;
        return this;
    }

    public Alert build() {
        var position = new Evidence.Position(
                "BTCUSDT",
                "LONG",
                new BigDecimal("0.500000000000000000"),
                new BigDecimal("121000.000000000000000000"),
                new BigDecimal("104582.410000000000000000"),
                time,
                42,
                new BigDecimal("52291.205000000000000000"),
                new BigDecimal("-8208.795000000000000000"),
                new BigDecimal("209.164820000000000000"),
                new BigDecimal("102000.120000000000000000"),
                distance);
        var evidence = new Evidence(
                "USDT",
                new BigDecimal("8466.295000000000000000"),
                new BigDecimal(marginBalance),
                new BigDecimal("209.164820000000000000"),
                0.8123,
                List.of(position),
                Map.of("WARNING", 0.6, "CRITICAL", 0.8),
                0.02,
                42,
                scenario,
                scenario == null
                        ? null
                        : new Evidence.Stress(
                                0.25,
                                new BigDecimal("12.500000000000000000"),
                                new BigDecimal("200.000000000000000000"),
                                Map.of(
                                        "ETHUSDT",
                                        new BigDecimal("3400.000000000000000000"),
                                        "BTCUSDT",
                                        new BigDecimal("100000.000000000000000000"))),
                market);
        return new Alert(
                alertId,
                sequence,
                change,
                severity,
                previous,
                "margin-ratio",
                ruleKind,
                "v1",
                account,
                scope,
                symbol,
                value,
                threshold,
                time,
                raisedAt,
                message,
                reason,
                evidence,
                remedied ? remedies() : List.of(),
                remedied ? adjustments() : List.of(),
                new Alert.Cause("market", 3, 1234));
    }

    private static List<Remedy> remedies() {
        return List.of(
                new Remedy(
                        "ADD_MARGIN",
                        "CROSS:USDT",
                        "USDT",
                        new BigDecimal("160.829640000000000000"),
                        null,
                        null,
                        null,
                        null),
                new Remedy("REDUCE", "CROSS:USDT", null, null, "BTCUSDT", "LONG", 0.4, new BigDecimal("0.2")));
    }

    private static List<Adjustment> adjustments() {
        return List.of(
                new Adjustment(
                        "CROSS:USDT",
                        "BTCUSDT",
                        "LONG",
                        new BigDecimal("0.021955000000000000"),
                        0.8123,
                        0.7766,
                        null,
                        new Adjustment.LowerTier(
                                0.04391,
                                new BigDecimal("50000.000000000000000000"),
                                new BigDecimal("125.000000000000000000"))),
                new Adjustment(
                        "CROSS:USDT",
                        "BTCUSDT",
                        "SHORT",
                        new BigDecimal("0.500000000000000000"),
                        0.8123,
                        0.9031,
                        new Adjustment.Hedge(
                                "BTC",
                                new BigDecimal("0.500000000000000000"),
                                new BigDecimal("0.000000000000000000"),
                                "BTCUSDT",
                                new BigDecimal("102000.120000000000000000"),
                                null,
                                new BigDecimal("522.912050000000000000")),
                        null));
    }
}

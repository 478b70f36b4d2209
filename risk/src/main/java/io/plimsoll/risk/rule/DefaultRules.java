package io.plimsoll.risk.rule;

import java.util.List;
import java.util.Map;

/** Rules that hold unless a rules file says otherwise. */
public final class DefaultRules {

    /** Margin ratio of every unit: warning from 0.60, critical from 0.80, emergency from 0.95. */
    public static final AlertRule MARGIN_RATIO = AlertRule.of(
            "margin-ratio",
            RuleKind.MARGIN_RATIO,
            Map.of(Severity.WARNING, 0.60, Severity.CRITICAL, 0.80, Severity.EMERGENCY, 0.95),
            0.02,
            0);

    /** Liquidation distance of every symbol of a unit: warning from 10 %, critical from 5 %, emergency from 2 %. */
    public static final AlertRule LIQUIDATION_DISTANCE = AlertRule.of(
            "liquidation-distance",
            RuleKind.LIQUIDATION_DISTANCE,
            Map.of(Severity.WARNING, 0.10, Severity.CRITICAL, 0.05, Severity.EMERGENCY, 0.02),
            0.005,
            0);

    /** Inputs of a held symbol that cannot be trusted: warning from 10 seconds, critical from a minute. */
    public static final AlertRule DATA_QUALITY = AlertRule.of(
            "data-quality", RuleKind.DATA_QUALITY, Map.of(Severity.WARNING, 10.0, Severity.CRITICAL, 60.0), 0, 0);

    private DefaultRules() {}

    /** All of them. */
    public static List<AlertRule> all() {
        return List.of(MARGIN_RATIO, LIQUIDATION_DISTANCE, DATA_QUALITY);
    }

    /** Those on what a unit is worth, without the one on its inputs: what a replay runs unless told otherwise. */
    public static List<AlertRule> ladders() {
        return List.of(MARGIN_RATIO, LIQUIDATION_DISTANCE);
    }
}

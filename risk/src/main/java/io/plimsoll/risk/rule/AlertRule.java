package io.plimsoll.risk.rule;

import java.util.Map;

/**
 * One alert rule.
 *
 * @param id id, unique among the rules
 * @param kind what it looks at
 * @param version digest of its content
 * @param levels threshold by severity, fractions; rising with severity (where low is bad: falling)
 * @param hysteresis distance behind a threshold at which its level clears, >= 0
 * @param holdForMs delay of a raise below EMERGENCY, milliseconds of event time, >= 0
 */
public record AlertRule(
        String id, RuleKind kind, String version, Map<Severity, Double> levels, double hysteresis, long holdForMs) {}

package io.plimsoll.risk.rule;

import java.util.Collections;
import java.util.EnumMap;
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
        String id, RuleKind kind, String version, Map<Severity, Double> levels, double hysteresis, long holdForMs) {

    /**
     * Checks the rule and sorts its levels by severity.
     *
     * @throws IllegalArgumentException naming the field, the value found and the value expected
     */
    public AlertRule {
        require(!id.isBlank(), "rule id", "\"" + id + "\"", "a text that is not blank");
        String of = " of rule " + id;
        require(!version.isBlank(), "version" + of, "\"" + version + "\"", "a text that is not blank");
        require(!levels.isEmpty(), "levels" + of, "empty", "at least one level");
        require(
                hysteresis >= 0 && Double.isFinite(hysteresis),
                "hysteresis" + of,
                hysteresis,
                "a finite number from 0");
        require(holdForMs >= 0, "holdForMs" + of, holdForMs, "milliseconds from 0");
        levels = Collections.unmodifiableMap(new EnumMap<>(levels));
        Map.Entry<Severity, Double> milder = null;
        for (Map.Entry<Severity, Double> level : levels.entrySet()) {
            double threshold = level.getValue();
            String what = "level " + level.getKey() + of;
            require(threshold >= 0 && Double.isFinite(threshold), what, threshold, "a finite fraction from 0");
            if (milder != null) {
                double before = milder.getValue();
                require(
                        kind.lowIsBad() ? threshold < before : threshold > before,
                        what,
                        threshold,
                        (kind.lowIsBad() ? "below the " : "above the ") + before + " of " + milder.getKey());
            }
            milder = level;
        }
    }

    /** A rule whose version is the digest of its content. */
    public static AlertRule of(
            String id, RuleKind kind, Map<Severity, Double> levels, double hysteresis, long holdForMs) {
        return new AlertRule(
                id, kind, RuleVersion.of(id, kind, levels, hysteresis, holdForMs), levels, hysteresis, holdForMs);
    }

    private static void require(boolean holds, String what, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(what + " is " + found + ", expected " + expected);
        }
    }
}

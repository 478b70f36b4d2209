package io.plimsoll.risk.rule;

import io.plimsoll.risk.stress.Scenario;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One alert rule.
 *
 * @param id id, unique among the rules
 * @param kind what it looks at
 * @param version digest of its content
 * @param levels threshold by severity, fractions; rising with severity (where low is bad: falling)
 * @param hysteresis distance behind a threshold at which its level clears, >= 0
 * @param holdForMs delay of a raise below EMERGENCY, milliseconds of event time, >= 0
 * @param scenario scenario of a STRESS rule, which moves prices only; empty for every other kind
 */
public record AlertRule(
        String id,
        RuleKind kind,
        String version,
        Map<Severity, Double> levels,
        double hysteresis,
        long holdForMs,
        Optional<Scenario> scenario) {

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
        checkScenario(of, kind, scenario);
    }

    /** A rule without a scenario. */
    public AlertRule(
            String id, RuleKind kind, String version, Map<Severity, Double> levels, double hysteresis, long holdForMs) {
        this(id, kind, version, levels, hysteresis, holdForMs, Optional.empty());
    }

    /** A rule without a scenario, whose version is the digest of its content. */
    public static AlertRule of(
            String id, RuleKind kind, Map<Severity, Double> levels, double hysteresis, long holdForMs) {
        return of(id, kind, levels, hysteresis, holdForMs, Optional.empty());
    }

    /** A rule whose version is the digest of its content. */
    public static AlertRule of(
            String id,
            RuleKind kind,
            Map<Severity, Double> levels,
            double hysteresis,
            long holdForMs,
            Optional<Scenario> scenario) {
        String version = RuleVersion.of(id, kind, levels, hysteresis, holdForMs, scenario);
        return new AlertRule(id, kind, version, levels, hysteresis, holdForMs, scenario);
    }

    private static void checkScenario(String of, RuleKind kind, Optional<Scenario> scenario) {
        boolean needed = kind == RuleKind.STRESS;
        require(
                scenario.isPresent() == needed,
                "scenario" + of,
                scenario.map(Scenario::name).orElse("missing"),
                needed ? "one, as its kind is STRESS" : "none, as its kind is " + kind);
        scenario.ifPresent(shock -> require(
                shock.movesPricesOnly(),
                "scenario" + of,
                shock.name() + " with a shock to funding or collateral",
                "moves of prices only, which is all that live risk knows"));
    }

    /** True when a raise that waits under this rule may go on waiting under a new version of it. */
    public boolean asksTheSameAs(AlertRule newer) {
        return levels.equals(newer.levels) && scenario.equals(newer.scenario);
    }

    private static void require(boolean holds, String what, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(what + " is " + found + ", expected " + expected);
        }
    }
}

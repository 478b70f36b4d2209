package io.plimsoll.risk.rule;

import io.plimsoll.risk.indicator.Interval;
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
 * @param levels threshold by severity, in the unit of the kind's value; rising with severity (where low is bad: falling)
 * @param hysteresis distance behind a threshold at which its level clears, >= 0
 *     (kind VOLATILITY_REGIME: in regimes; kinds DATA_QUALITY and SIGNAL: 0, time alone clears them)
 * @param holdForMs delay of a raise below EMERGENCY, milliseconds of event time, >= 0; kinds DATA_QUALITY and SIGNAL: 0
 * @param cooldownMs after a subject resolved, how long no level below EMERGENCY is raised again, milliseconds of event time,
 *     >= 0
 * @param input what it looks at besides the unit, as its kind wants it
 */
public record AlertRule(
        String id,
        RuleKind kind,
        String version,
        Map<Severity, Double> levels,
        double hysteresis,
        long holdForMs,
        long cooldownMs,
        RuleInput input) {

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
        require(cooldownMs >= 0, "cooldownMs" + of, cooldownMs, "milliseconds from 0");
        if (kind.movesByTime()) {
            require(hysteresis == 0, "hysteresis" + of, hysteresis, "0, as kind " + kind + " clears by time alone");
            require(holdForMs == 0, "holdForMs" + of, holdForMs, "0, as kind " + kind + " has no value to hold");
        }
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
        RuleInputCheck.check(of, kind, input);
    }

    /** A rule without a scenario. */
    public AlertRule(
            String id, RuleKind kind, String version, Map<Severity, Double> levels, double hysteresis, long holdForMs) {
        this(id, kind, version, levels, hysteresis, holdForMs, 0, RuleInput.UNIT_ALONE);
    }

    /** A rule that looks at the unit alone, whose version is the digest of its content. */
    public static AlertRule of(
            String id, RuleKind kind, Map<Severity, Double> levels, double hysteresis, long holdForMs) {
        return of(id, kind, levels, hysteresis, holdForMs, 0, RuleInput.UNIT_ALONE);
    }

    /** A rule without a cooldown whose version is the digest of its content. */
    public static AlertRule of(
            String id,
            RuleKind kind,
            Map<Severity, Double> levels,
            double hysteresis,
            long holdForMs,
            Optional<Scenario> scenario) {
        return of(id, kind, levels, hysteresis, holdForMs, 0, RuleInput.of(scenario));
    }

    /** A rule whose version is the digest of its content. */
    public static AlertRule of(
            String id,
            RuleKind kind,
            Map<Severity, Double> levels,
            double hysteresis,
            long holdForMs,
            long cooldownMs,
            RuleInput input) {
        String version = RuleVersion.of(id, kind, levels, hysteresis, holdForMs, cooldownMs, input);
        return new AlertRule(id, kind, version, levels, hysteresis, holdForMs, cooldownMs, input);
    }

    /** Scenario of a STRESS rule; empty for every other kind. */
    public Optional<Scenario> scenario() {
        return input instanceof RuleInput.Shock shock ? Optional.of(shock.scenario()) : Optional.empty();
    }

    /** Interval of the bars it looks at; empty for kinds that look at none. */
    public Optional<Interval> interval() {
        return input instanceof RuleInput.Readings readings ? Optional.of(readings.interval()) : Optional.empty();
    }

    /** Which signals a SIGNAL rule takes; empty for every other kind. */
    public Optional<SignalMatch> signals() {
        return input instanceof RuleInput.Signals signals ? Optional.of(signals.match()) : Optional.empty();
    }

    /** True when a raise that waits under this rule may go on waiting under a new version of it. */
    public boolean asksTheSameAs(AlertRule newer) {
        return levels.equals(newer.levels) && input.equals(newer.input);
    }

    static void require(boolean holds, String what, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(what + " is " + found + ", expected " + expected);
        }
    }
}

package io.plimsoll.streams.mapping;

import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.RuleInput;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.rule.Severity;
import io.plimsoll.risk.rule.SignalMatch;
import io.plimsoll.risk.signal.SignalKind;
import io.plimsoll.schemas.avro.Rule;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Alert rules between the wire and the risk book, both ways and without loss. */
public final class RuleMapping {
    private RuleMapping() {}

    /**
     * The rule of a record.
     *
     * @throws IllegalArgumentException on a value that no rule can have
     */
    public static AlertRule rule(Rule record) {
        Map<Severity, Double> levels = new EnumMap<>(Severity.class);
        record.getLevels()
                .forEach((name, level) -> levels.put(InputMapping.known(Severity.class, "levels", name), level));
        return new AlertRule(
                record.getRuleId(),
                InputMapping.known(RuleKind.class, "kind", record.getKind()),
                record.getVersion(),
                levels,
                record.getHysteresis(),
                record.getHoldForMs(),
                record.getCooldownMs(),
                input(record));
    }

    /** The record of a rule that holds, or no longer holds, from {@code time} on. */
    public static Rule record(AlertRule rule, Instant time, boolean enabled) {
        Map<String, Double> levels = new HashMap<>();
        rule.levels().forEach((severity, level) -> levels.put(severity.name(), level));
        return Rule.newBuilder()
                .setTime(time)
                .setRuleId(rule.id())
                .setKind(io.plimsoll.schemas.avro.RuleKind.valueOf(rule.kind().name()))
                .setVersion(rule.version())
                .setLevels(levels)
                .setHysteresis(rule.hysteresis())
                .setHoldForMs(rule.holdForMs())
                .setScenario(rule.scenario().map(ScenarioMapping::record).orElse(null))
                .setEnabled(enabled)
                .setAfterSequence(null)
                .setCooldownMs(rule.cooldownMs())
                .setInterval(rule.interval().map(Interval::label).orElse(null))
                .setSignals(rule.signals().map(RuleMapping::record).orElse(null))
                .build();
    }

    private static RuleInput input(Rule record) {
        if (record.getScenario() != null) {
            return new RuleInput.Shock(ScenarioMapping.scenario(record.getScenario()));
        } else if (record.getInterval() != null) {
            return new RuleInput.Readings(SignalMapping.interval(record.getInterval()));
        } else if (record.getSignals() != null) {
            return new RuleInput.Signals(match(record.getSignals()));
        }
        return RuleInput.UNIT_ALONE;
    }

    private static SignalMatch match(io.plimsoll.schemas.avro.SignalMatch record) {
        Set<SignalKind> kinds = EnumSet.noneOf(SignalKind.class);
        record.getKinds().forEach(kind -> kinds.add(InputMapping.known(SignalKind.class, "kinds", kind)));
        Set<Interval> intervals = EnumSet.noneOf(Interval.class);
        record.getIntervals().forEach(label -> intervals.add(SignalMapping.interval(label)));
        return new SignalMatch(
                kinds,
                intervals,
                InputMapping.known(SignalMatch.Side.class, "side", record.getSide()),
                record.getMinShareOfEquity(),
                record.getLastingBars());
    }

    private static io.plimsoll.schemas.avro.SignalMatch record(SignalMatch match) {
        return io.plimsoll.schemas.avro.SignalMatch.newBuilder()
                .setKinds(match.kinds().stream().map(SignalKind::name).toList())
                .setIntervals(match.intervals().stream().map(Interval::label).toList())
                .setSide(match.side().name())
                .setMinShareOfEquity(match.minShareOfEquity())
                .setLastingBars(match.lastingBars())
                .build();
    }
}

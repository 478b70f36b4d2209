package io.plimsoll.app.rules;

import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.DefaultRules;
import io.plimsoll.schemas.avro.Rule;
import io.plimsoll.schemas.avro.RuleKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A rule set as records of topic {@code rules}. */
public final class RuleRecords {
    private RuleRecords() {}

    /** Records that make exactly {@code rules} hold from {@code time} on: default rules not among them are switched off. */
    public static List<Rule> replacingDefaults(List<AlertRule> rules, Instant time) {
        List<Rule> records = new ArrayList<>();
        for (AlertRule builtIn : DefaultRules.all()) {
            if (rules.stream().noneMatch(rule -> rule.id().equals(builtIn.id()))) {
                records.add(record(builtIn, time, false));
            }
        }
        rules.forEach(rule -> records.add(record(rule, time, true)));
        return records;
    }

    private static Rule record(AlertRule rule, Instant time, boolean enabled) {
        Map<String, Double> levels = new HashMap<>();
        rule.levels().forEach((severity, level) -> levels.put(severity.name(), level));
        return Rule.newBuilder()
                .setTime(time)
                .setRuleId(rule.id())
                .setKind(RuleKind.valueOf(rule.kind().name()))
                .setVersion(rule.version())
                .setLevels(levels)
                .setHysteresis(rule.hysteresis())
                .setHoldForMs(rule.holdForMs())
                .setEnabled(enabled)
                .setAfterSequence(null)
                .build();
    }
}

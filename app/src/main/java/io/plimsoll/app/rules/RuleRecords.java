package io.plimsoll.app.rules;

import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.DefaultRules;
import io.plimsoll.schemas.avro.Rule;
import io.plimsoll.streams.mapping.RuleMapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A rule set as records of topic {@code rules}. */
public final class RuleRecords {
    private RuleRecords() {}

    /**
     * Records that make exactly {@code rules} hold from {@code time} on: whatever else was written before, and the default
     * rules, are switched off.
     *
     * @param written last record of each rule ever written
     */
    public static List<Rule> replacing(Collection<Rule> written, List<AlertRule> rules, Instant time) {
        Set<String> wanted = rules.stream().map(AlertRule::id).collect(Collectors.toSet());
        List<Rule> records = new ArrayList<>();
        Set<String> switchedOff = new HashSet<>();
        for (AlertRule builtIn : DefaultRules.all()) {
            if (!wanted.contains(builtIn.id()) && switchedOff.add(builtIn.id())) {
                records.add(RuleMapping.record(builtIn, time, false));
            }
        }
        for (Rule earlier : written) {
            if (!wanted.contains(earlier.getRuleId()) && switchedOff.add(earlier.getRuleId())) {
                records.add(switchedOff(earlier, time));
            }
        }
        rules.forEach(rule -> records.add(RuleMapping.record(rule, time, true)));
        return records;
    }

    private static Rule switchedOff(Rule rule, Instant time) {
        return new Rule(
                time,
                rule.getRuleId(),
                rule.getKind(),
                rule.getVersion(),
                rule.getLevels(),
                rule.getHysteresis(),
                rule.getHoldForMs(),
                rule.getScenario(),
                false,
                null,
                rule.getCooldownMs(),
                rule.getInterval(),
                rule.getSignals());
    }
}

package io.plimsoll.app.rules;

import io.plimsoll.app.scenario.ScenarioFileException;
import io.plimsoll.app.scenario.Scenarios;
import io.plimsoll.app.yaml.YamlFile;
import io.plimsoll.app.yaml.YamlNode;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.RuleInput;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.rule.Severity;
import io.plimsoll.risk.stress.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code rules.yaml}: the whole set of rules that hold.
 *
 * <pre>{@code
 * rules:
 *   - id: margin-ratio
 *     kind: MARGIN_RATIO
 *     levels: {WARNING: 0.60, CRITICAL: 0.80, EMERGENCY: 0.95}
 *     hysteresis: 0.02
 *     holdFor: PT5S        # optional: delays raising, never for EMERGENCY
 *   - id: crash
 *     kind: STRESS
 *     scenario: 2025-10-10 # a name, or a file beside this one; its content becomes part of the rule
 *     levels: {WARNING: 1}
 *     cooldown: PT10M      # optional: once resolved, not raised again so soon, except EMERGENCY
 *   - id: stale-prices
 *     kind: DATA_QUALITY
 *     levels: {WARNING: PT10S, CRITICAL: PT1M}  # how long inputs are bad
 *   - id: bars-to-liquidation
 *     kind: LIQUIDATION_DISTANCE_ATR
 *     interval: 1h         # of the bars; 1h unless given
 *     levels: {WARNING: 3, CRITICAL: 2, EMERGENCY: 1}
 *   - id: regime
 *     kind: VOLATILITY_REGIME
 *     levels: {WARNING: HIGH, CRITICAL: EXTREME}
 *   - id: against-me
 *     kind: SIGNAL
 *     signals: [RSI_OVERBOUGHT, MACD_CROSS]     # every kind unless given
 *     intervals: [1h, 4h]                       # every length unless given
 *     side: AGAINST                             # AGAINST the position unless given; WITH, ANY
 *     minShareOfEquity: 0.4
 *     lasting: 12                               # bars until the alert ends by itself
 *     levels: {INFO: 0.3, WARNING: 0.6}         # least confidence
 * }</pre>
 */
public final class RulesFile {
    private final Path path;
    private final YamlFile file;

    private RulesFile(Path path) {
        this.path = path;
        this.file = new YamlFile(path.toString());
    }

    /**
     * Reads and checks a file.
     *
     * @throws RulesFileException with every fault found; nothing of the file holds then
     */
    public static List<AlertRule> read(Path path) throws RulesFileException {
        return new RulesFile(path).rules();
    }

    private List<AlertRule> rules() throws RulesFileException {
        YamlNode document = file.read(path);
        throwIfFaulty();
        document.only(Set.of("rules"));
        List<AlertRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlNode entry : document.field("rules").items("a list of rules")) {
            rule(entry).ifPresent(rule -> {
                rules.add(rule);
                if (!ids.add(rule.id())) {
                    entry.field("id").fault(rule.id() + " again", "an id used once");
                }
            });
        }
        throwIfFaulty();
        return rules;
    }

    private Optional<AlertRule> rule(YamlNode entry) {
        int before = file.faults().size();
        String id = entry.field("id").text("a name");
        Optional<RuleKind> kind = entry.field("kind").oneOf(RuleKind.values());
        entry.only(KindFields.of(kind));
        Map<Severity, Double> levels = levels(kind, entry.field("levels"));
        YamlNode hysteresis = entry.field("hysteresis");
        double band = hysteresis.present() ? hysteresis.number() : 0;
        long holdForMs = KindFields.durationMs(entry.field("holdFor"));
        long cooldownMs = KindFields.durationMs(entry.field("cooldown"));
        RuleInput input = KindFields.input(kind, entry);
        Optional<Scenario> scenario = scenario(entry.field("scenario"));
        if (file.faults().size() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(AlertRule.of(
                    id,
                    kind.orElseThrow(),
                    levels,
                    band,
                    holdForMs,
                    cooldownMs,
                    scenario.<RuleInput>map(RuleInput.Shock::new).orElse(input)));
        } catch (IllegalArgumentException e) {
            file.fault(entry.place(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Map<Severity, Double> levels(Optional<RuleKind> kind, YamlNode node) {
        Map<Severity, Double> levels = new EnumMap<>(Severity.class);
        node.fields("a threshold for each severity")
                .forEach((name, threshold) -> YamlNode.named(Severity.values(), name)
                        .ifPresentOrElse(
                                severity -> levels.put(severity, KindFields.threshold(kind, threshold)),
                                () -> node.fault(name, "one of " + Arrays.toString(Severity.values()))));
        return levels;
    }

    private Optional<Scenario> scenario(YamlNode node) {
        if (!node.present()) {
            return Optional.empty();
        }
        String nameOrFile = node.text("a scenario's name or file");
        if (nameOrFile.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Optional.ofNullable(path.getParent()).orElse(Path.of(""));
        try {
            return Optional.of(Scenarios.find(nameOrFile, folder));
        } catch (ScenarioFileException e) {
            e.faults().forEach(fault -> file.fault(node.place(), fault));
            return Optional.empty();
        }
    }

    private void throwIfFaulty() throws RulesFileException {
        if (!file.faults().isEmpty()) {
            throw new RulesFileException(file.faults());
        }
    }
}

package io.plimsoll.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.RuleInput;
import io.plimsoll.risk.rule.Severity;
import io.plimsoll.risk.rule.SignalMatch;
import io.plimsoll.risk.signal.SignalKind;
import io.plimsoll.risk.stress.PriceMoves;
import io.plimsoll.risk.stress.Scenario;
import io.plimsoll.schemas.avro.Rule;
import io.plimsoll.schemas.avro.RuleKind;
import io.plimsoll.streams.mapping.RuleMapping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleRecordsTest {
    private static final Instant NOON = Instant.parse("2025-10-10T12:00:00Z");

    @Test
    void switchesOffEveryDefaultRuleThatIsNotInTheSet() {
        List<Rule> records = RuleRecords.replacing(List.of(), List.of(rule("margin-ratio")), NOON);

        assertThat(records)
                .extracting(Rule::getRuleId)
                .containsExactly("liquidation-distance", "data-quality", "margin-ratio");
        assertThat(records).extracting(Rule::getEnabled).containsExactly(false, false, true);
    }

    @Test
    void switchesOffAllDefaultRulesForASetOfOtherIds() {
        List<Rule> records = RuleRecords.replacing(List.of(), List.of(rule("mine")), NOON);

        assertThat(records)
                .extracting(Rule::getRuleId)
                .containsExactly("margin-ratio", "liquidation-distance", "data-quality", "mine");
        assertThat(records).extracting(Rule::getEnabled).containsExactly(false, false, false, true);
    }

    @Test
    void switchesOffARuleOfAnEarlierFile() {
        List<Rule> earlier = RuleRecords.replacing(List.of(), List.of(rule("mine"), rule("yours")), NOON);

        List<Rule> records = RuleRecords.replacing(earlier, List.of(rule("yours")), NOON.plusSeconds(60));

        assertThat(records)
                .extracting(Rule::getRuleId)
                .containsExactly("margin-ratio", "liquidation-distance", "data-quality", "mine", "yours");
        assertThat(records).extracting(Rule::getEnabled).containsExactly(false, false, false, false, true);
    }

    @Test
    void carriesEveryFieldOfARule() {
        List<Rule> records = RuleRecords.replacing(List.of(), List.of(rule("mine")), NOON);

        Rule mine = records.get(3);
        assertThat(mine.getTime()).isEqualTo(NOON);
        assertThat(mine.getKind()).isEqualTo(RuleKind.MARGIN_RATIO);
        assertThat(mine.getLevels()).isEqualTo(Map.of("WARNING", 0.4, "CRITICAL", 0.7));
        assertThat(mine.getHysteresis()).isEqualTo(0.01);
        assertThat(mine.getHoldForMs()).isEqualTo(3_000L);
        assertThat(mine.getVersion()).isNotBlank();
        assertThat(mine.getAfterSequence()).isNull();
    }

    @Test
    void carriesTheWholeScenarioOfAStressRuleAlsoWhenItIsSwitchedOff() {
        AlertRule crash = AlertRule.of(
                "crash",
                io.plimsoll.risk.rule.RuleKind.STRESS,
                Map.of(Severity.WARNING, 1.0),
                0,
                0,
                Optional.of(Scenario.ofPrices("deep", "", PriceMoves.uniform(-0.4), PriceMoves.uniform(-0.1))));

        List<Rule> on = RuleRecords.replacing(List.of(), List.of(crash), NOON);
        List<Rule> off = RuleRecords.replacing(on, List.of(rule("margin-ratio")), NOON.plusSeconds(60));

        assertThat(on.get(3).getKind()).isEqualTo(RuleKind.STRESS);
        var written = on.get(3).getScenario();
        assertThat(written.getName()).isEqualTo("deep");
        assertThat(written.getPath())
                .extracting(io.plimsoll.schemas.avro.PriceMoves::getOthers)
                .containsExactly(-0.4, -0.1);
        assertThat(off.get(2).getRuleId()).isEqualTo("crash");
        assertThat(off.get(2).getScenario()).isEqualTo(written);
    }

    @Test
    void rulesOnBarsSignalsAndInputsComeBackAsTheyWere() {
        List<AlertRule> rules = List.of(
                AlertRule.of(
                        "atr",
                        io.plimsoll.risk.rule.RuleKind.LIQUIDATION_DISTANCE_ATR,
                        Map.of(Severity.WARNING, 3.0, Severity.CRITICAL, 2.0),
                        0.1,
                        0,
                        60_000,
                        new RuleInput.Readings(Interval.H4)),
                AlertRule.of(
                        "signals",
                        io.plimsoll.risk.rule.RuleKind.SIGNAL,
                        Map.of(Severity.INFO, 0.3),
                        0,
                        0,
                        0,
                        new RuleInput.Signals(new SignalMatch(
                                Set.of(SignalKind.MACD_CROSS), Set.of(Interval.M15), SignalMatch.Side.WITH, 0.4, 7))));

        List<Rule> records = RuleRecords.replacing(List.of(), rules, NOON);

        assertThat(records.subList(3, 5)).extracting(RuleMapping::rule).isEqualTo(rules);
    }

    private static AlertRule rule(String id) {
        return AlertRule.of(
                id,
                io.plimsoll.risk.rule.RuleKind.MARGIN_RATIO,
                Map.of(Severity.WARNING, 0.4, Severity.CRITICAL, 0.7),
                0.01,
                3_000);
    }
}

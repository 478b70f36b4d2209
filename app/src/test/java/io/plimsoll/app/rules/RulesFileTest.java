package io.plimsoll.app.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.rule.Severity;
import io.plimsoll.risk.rule.SignalMatch;
import io.plimsoll.risk.signal.SignalKind;
import io.plimsoll.risk.stress.PriceMoves;
import io.plimsoll.risk.stress.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesFileTest {
    @TempDir
    Path dir;

    @Test
    void readsRulesWithTheirLevelsHysteresisAndDelay() throws Exception {
        Path file = file("""
                rules:
                  - id: margin-ratio
                    kind: MARGIN_RATIO
                    levels: {WARNING: 0.50, EMERGENCY: 0.90}
                    hysteresis: 0.03
                    holdFor: PT5S
                  - id: distance
                    kind: LIQUIDATION_DISTANCE
                    levels: {CRITICAL: 0.04}
                """);

        List<AlertRule> rules = RulesFile.read(file);

        assertThat(rules).hasSize(2);
        AlertRule first = rules.get(0);
        assertThat(first.id()).isEqualTo("margin-ratio");
        assertThat(first.kind()).isEqualTo(RuleKind.MARGIN_RATIO);
        assertThat(first.levels()).isEqualTo(Map.of(Severity.WARNING, 0.50, Severity.EMERGENCY, 0.90));
        assertThat(first.hysteresis()).isEqualTo(0.03);
        assertThat(first.holdForMs()).isEqualTo(5_000);
        assertThat(rules.get(1).hysteresis()).isZero();
        assertThat(rules.get(1).holdForMs()).isZero();
    }

    @Test
    void aStressRuleTakesAScenarioByItsNameOrFromAFileBesideTheRules() throws Exception {
        Files.writeString(dir.resolve("mine.yaml"), "{name: mine, moves: {others: -0.07}}");
        Path file = file("""
                rules:
                  - {id: by-name, kind: STRESS, scenario: down-20, levels: {WARNING: 1}}
                  - {id: by-file, kind: STRESS, scenario: mine.yaml, levels: {WARNING: 1}}
                """);

        List<AlertRule> rules = RulesFile.read(file);

        assertThat(rules.get(0).scenario().orElseThrow().path()).containsExactly(PriceMoves.uniform(-0.2));
        assertThat(rules.get(1).scenario()).contains(Scenario.ofPrices("mine", "", PriceMoves.uniform(-0.07)));
    }

    @Test
    void namesTheFaultsOfAScenarioThatARuleNames() throws Exception {
        Path scenario = Files.writeString(dir.resolve("mine.yaml"), "{name: mine, moves: {others: deep}}");
        Path file = file("""
                rules:
                  - {id: a, kind: STRESS, scenario: mine.yaml, levels: {WARNING: 1}}
                  - {id: b, kind: STRESS, levels: {WARNING: 1}}
                  - {id: c, kind: MARGIN_RATIO, scenario: down-20, levels: {WARNING: 1}}
                  - {id: d, kind: STRESS, scenario: funding-x10-24h, levels: {WARNING: 1}}
                """);

        assertThat(faultsOf(file))
                .containsExactly(
                        file + ": rules[0].scenario: " + scenario + ": moves.others: found \"deep\", expected a number",
                        file + ": rules[1]: scenario of rule b is missing, expected one, as its kind is STRESS",
                        file + ": rules[2]: scenario of rule c is down-20, expected none, as its kind is MARGIN_RATIO",
                        file + ": rules[3]: scenario of rule d is funding-x10-24h with a shock to funding or"
                                + " collateral, expected moves of prices only, which is all that live risk knows");
    }

    @Test
    void readsRulesOnInputsBarsAndSignalsInTheUnitsOfTheirKinds() throws Exception {
        Path file = file("""
                rules:
                  - {id: stale, kind: DATA_QUALITY, levels: {WARNING: PT10S, CRITICAL: PT1M}, cooldown: PT5M}
                  - {id: bars, kind: LIQUIDATION_DISTANCE_ATR, levels: {WARNING: 3, CRITICAL: 2}, hysteresis: 0.2}
                  - {id: regime, kind: VOLATILITY_REGIME, interval: 4h, levels: {WARNING: HIGH, CRITICAL: EXTREME}}
                  - id: against-me
                    kind: SIGNAL
                    signals: [RSI_OVERBOUGHT, MACD_CROSS]
                    intervals: [1h, 4h]
                    minShareOfEquity: 0.4
                    levels: {INFO: 0.3, WARNING: 0.6}
                """);

        List<AlertRule> rules = RulesFile.read(file);

        assertThat(rules.get(0).levels()).isEqualTo(Map.of(Severity.WARNING, 10.0, Severity.CRITICAL, 60.0));
        assertThat(rules.get(0).cooldownMs()).isEqualTo(300_000);
        assertThat(rules.get(1).interval()).contains(Interval.H1);
        assertThat(rules.get(2).interval()).contains(Interval.H4);
        assertThat(rules.get(2).levels()).isEqualTo(Map.of(Severity.WARNING, 2.0, Severity.CRITICAL, 3.0));
        assertThat(rules.get(3).signals())
                .contains(new SignalMatch(
                        Set.of(SignalKind.RSI_OVERBOUGHT, SignalKind.MACD_CROSS),
                        Set.of(Interval.H1, Interval.H4),
                        SignalMatch.Side.AGAINST,
                        0.4,
                        12));
    }

    @Test
    void namesTheFaultsOfRulesOnInputsBarsAndSignals() {
        Path file = file("""
                rules:
                  - {id: a, kind: DATA_QUALITY, levels: {WARNING: 10}}
                  - {id: b, kind: LIQUIDATION_DISTANCE_ATR, interval: 2h, levels: {WARNING: 3}}
                  - {id: c, kind: VOLATILITY_REGIME, levels: {WARNING: 2}}
                  - {id: d, kind: SIGNAL, signals: [RSI], side: LEFT, lasting: 0.5, minShareOfEquity: -1, levels: {INFO: 0}}
                  - {id: e, kind: MARGIN_RATIO, interval: 1h, levels: {WARNING: 0.5}}
                  - {id: f, kind: SIGNAL, hysteresis: 0.1, levels: {INFO: 0.5}}
                """);

        assertThat(faultsOf(file))
                .map(fault -> fault.substring(file.toString().length() + 2))
                .satisfiesExactly(
                        fault -> assertThat(fault)
                                .isEqualTo("rules[0].levels.WARNING: found 10, expected a duration such as PT5S"),
                        fault -> assertThat(fault)
                                .isEqualTo(
                                        "rules[1].interval: found \"2h\", expected one of [1m, 5m, 15m, 1h, 4h, 1d]"),
                        fault -> assertThat(fault)
                                .isEqualTo(
                                        "rules[2].levels.WARNING: found 2, expected one of [LOW, NORMAL, HIGH, EXTREME]"),
                        fault -> assertThat(fault)
                                .startsWith("rules[3].signals[0]: found \"RSI\", expected one of [RSI_OVERBOUGHT, "),
                        fault -> assertThat(fault)
                                .isEqualTo("rules[3].side: found \"LEFT\", expected one of [AGAINST, WITH, ANY]"),
                        fault -> assertThat(fault)
                                .isEqualTo("rules[3].minShareOfEquity: found -1, expected a fraction from 0"),
                        fault -> assertThat(fault)
                                .isEqualTo("rules[3].lasting: found 0.5, expected a number of bars, 1 to 1000"),
                        fault -> assertThat(fault)
                                .startsWith("rules[4].interval: unknown key, expected one of [cooldown, "),
                        fault -> assertThat(fault)
                                .isEqualTo("rules[5]: hysteresis of rule f is 0.1, expected 0, as kind SIGNAL clears by"
                                        + " time alone"));
    }

    @Test
    void namesAnUnknownKeyAndTheKnownOnes() {
        Path file = file("""
                rules:
                  - {id: a, kind: MARGIN_RATIO, levels: {WARNING: 0.5}, hysteresys: 0.02}
                """);

        assertThat(faultsOf(file))
                .containsExactly(
                        file
                                + ": rules[0].hysteresys: unknown key, expected one of [cooldown, holdFor, hysteresis, id, kind, levels, scenario]");
    }

    @Test
    void namesAnUnknownKeyOfTheDocument() {
        Path file = file("""
                version: 2
                rules:
                  - {id: a, kind: MARGIN_RATIO, levels: {WARNING: 0.5}}
                """);

        assertThat(faultsOf(file)).containsExactly(file + ": version: unknown key, expected one of [rules]");
    }

    @Test
    void namesAWrongKindAndTheKindsThereAre() {
        Path file = file("""
                rules:
                  - {id: a, kind: MARGIN, levels: {WARNING: 0.5}}
                """);

        assertThat(faultsOf(file))
                .containsExactly(file
                        + ": rules[0].kind: found \"MARGIN\", expected one of [MARGIN_RATIO, LIQUIDATION_DISTANCE, STRESS,"
                        + " LIQUIDATION_DISTANCE_ATR, VOLATILITY_REGIME, SIGNAL, DATA_QUALITY]");
    }

    @Test
    void namesALevelThatIsNoNumber() {
        Path file = file("""
                rules:
                  - {id: a, kind: MARGIN_RATIO, levels: {WARNING: 60%}}
                """);

        assertThat(faultsOf(file))
                .containsExactly(file + ": rules[0].levels.WARNING: found \"60%\", expected a number");
    }

    @Test
    void namesALevelThatIsNoSeverity() {
        Path file = file("""
                rules:
                  - {id: a, kind: MARGIN_RATIO, levels: {SEVERE: 0.6}}
                """);

        assertThat(faultsOf(file).get(0))
                .isEqualTo(
                        file + ": rules[0].levels: found SEVERE, expected one of [INFO, WARNING, CRITICAL, EMERGENCY]");
    }

    @Test
    void namesTheLevelThatDoesNotRise() {
        Path file = file("""
                rules:
                  - {id: a, kind: MARGIN_RATIO, levels: {WARNING: 0.8, CRITICAL: 0.6}}
                """);

        assertThat(faultsOf(file))
                .containsExactly(
                        file + ": rules[0]: level CRITICAL of rule a is 0.6, expected above the 0.8 of WARNING");
    }

    @Test
    void namesTheLevelOfADistanceThatDoesNotFall() {
        Path file = file("""
                rules:
                  - {id: d, kind: LIQUIDATION_DISTANCE, levels: {WARNING: 0.05, CRITICAL: 0.10}}
                """);

        assertThat(faultsOf(file))
                .containsExactly(
                        file + ": rules[0]: level CRITICAL of rule d is 0.1, expected below the 0.05 of WARNING");
    }

    @Test
    void namesAnIdThatIsUsedTwice() {
        Path file = file("""
                rules:
                  - {id: a, kind: MARGIN_RATIO, levels: {WARNING: 0.5}}
                  - {id: a, kind: MARGIN_RATIO, levels: {WARNING: 0.6}}
                """);

        assertThat(faultsOf(file)).containsExactly(file + ": rules[1].id: found a again, expected an id used once");
    }

    @Test
    void namesADelayThatIsNoDuration() {
        Path file = file("""
                rules:
                  - {id: a, kind: MARGIN_RATIO, levels: {WARNING: 0.5}, holdFor: 5s}
                """);

        assertThat(faultsOf(file))
                .containsExactly(file + ": rules[0].holdFor: found \"5s\", expected a duration such as PT5S");
    }

    @Test
    void namesAFileThatIsNotThere() {
        Path file = dir.resolve("nowhere.yaml");

        assertThat(faultsOf(file)).containsExactly(file + ": found no such file, expected a YAML file");
    }

    @Test
    void namesTheLineThatIsNoYaml() {
        Path file = file("""
                rules:
                  - id: a
                    levels: {WARNING: 0.5
                """);

        assertThat(faultsOf(file))
                .containsExactly(file
                        + ":3: expected YAML: while parsing a flow mapping, expected ',' or '}', but got <stream end>");
    }

    @Test
    void namesADocumentWithoutRules() {
        Path file = file("rules: []\n");

        assertThat(faultsOf(file)).containsExactly(file + ": rules: found [], expected a list of rules");
    }

    @Test
    void namesEveryFaultAtOnce() {
        Path file = file("""
                rules:
                  - {kind: MARGIN_RATIO, levels: {WARNING: 0.5}}
                  - {id: b, kind: NONE, levels: high}
                """);

        assertThat(faultsOf(file))
                .containsExactly(
                        file + ": rules[0].id: found nothing, expected a name",
                        file
                                + ": rules[1].kind: found \"NONE\", expected one of [MARGIN_RATIO, LIQUIDATION_DISTANCE, STRESS,"
                                + " LIQUIDATION_DISTANCE_ATR, VOLATILITY_REGIME, SIGNAL, DATA_QUALITY]",
                        file + ": rules[1].levels: found \"high\", expected a threshold for each severity");
    }

    private static List<String> faultsOf(Path file) {
        RulesFileException thrown = catchThrowableOfType(RulesFileException.class, () -> RulesFile.read(file));
        assertThat(thrown).as("faults of " + file).isNotNull();
        return thrown.faults();
    }

    private Path file(String yaml) {
        try {
            return Files.writeString(dir.resolve("rules.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

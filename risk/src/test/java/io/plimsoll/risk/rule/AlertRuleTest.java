package io.plimsoll.risk.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.risk.stress.BetaMove;
import io.plimsoll.risk.stress.CollateralShock;
import io.plimsoll.risk.stress.FundingShock;
import io.plimsoll.risk.stress.PriceMoves;
import io.plimsoll.risk.stress.Scenario;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AlertRuleTest {

    private static AlertRule rule(RuleKind kind, Map<Severity, Double> levels, double hysteresis, long holdForMs) {
        return AlertRule.of("r", kind, levels, hysteresis, holdForMs);
    }

    /** From: printf 'margin-ratio\nMARGIN_RATIO\nWARNING=0.6\nCRITICAL=0.8\nEMERGENCY=0.95\n0.02\n0' | sha256sum. */
    @Test
    void theVersionIsADigestThatAnyoneCanRecompute() {
        assertThat(DefaultRules.MARGIN_RATIO.version()).isEqualTo("78dc89c4");
    }

    @Test
    void everyFieldIsPartOfTheVersion() {
        Map<Severity, Double> levels = Map.of(Severity.WARNING, 0.6);

        assertThat(rule(RuleKind.MARGIN_RATIO, levels, 0.02, 0).version())
                .isEqualTo(rule(RuleKind.MARGIN_RATIO, levels, 0.020, 0).version())
                .isNotEqualTo(
                        rule(RuleKind.LIQUIDATION_DISTANCE, levels, 0.02, 0).version())
                .isNotEqualTo(rule(RuleKind.MARGIN_RATIO, Map.of(Severity.WARNING, 0.7), 0.02, 0)
                        .version())
                .isNotEqualTo(rule(RuleKind.MARGIN_RATIO, Map.of(Severity.INFO, 0.6), 0.02, 0)
                        .version())
                .isNotEqualTo(rule(RuleKind.MARGIN_RATIO, levels, 0.03, 0).version())
                .isNotEqualTo(rule(RuleKind.MARGIN_RATIO, levels, 0.02, 1).version());
    }

    @Test
    void levelsComeInTheOrderOfSeverity() {
        assertThat(DefaultRules.LIQUIDATION_DISTANCE.levels().keySet())
                .containsExactly(Severity.WARNING, Severity.CRITICAL, Severity.EMERGENCY);
    }

    @Test
    void namesTheFaultTheValueFoundAndTheValueExpected() {
        Map<Severity, Double> levels = Map.of(Severity.WARNING, 0.6, Severity.CRITICAL, 0.5);

        assertThatThrownBy(() -> rule(RuleKind.MARGIN_RATIO, levels, 0.02, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level CRITICAL of rule r is 0.5, expected above the 0.6 of WARNING");
        assertThatThrownBy(() ->
                        rule(RuleKind.LIQUIDATION_DISTANCE, Map.of(Severity.INFO, 0.1, Severity.WARNING, 0.1), 0.02, 0))
                .hasMessage("level WARNING of rule r is 0.1, expected below the 0.1 of INFO");
        assertThatThrownBy(() -> rule(RuleKind.MARGIN_RATIO, Map.of(), 0.02, 0))
                .hasMessage("levels of rule r is empty, expected at least one level");
        assertThatThrownBy(() -> rule(RuleKind.MARGIN_RATIO, Map.of(Severity.INFO, 0.1), -0.02, 0))
                .hasMessage("hysteresis of rule r is -0.02, expected a finite number from 0");
        assertThatThrownBy(() -> rule(RuleKind.MARGIN_RATIO, Map.of(Severity.INFO, 0.1), 0.02, -1))
                .hasMessage("holdForMs of rule r is -1, expected milliseconds from 0");
        assertThatThrownBy(() -> rule(RuleKind.MARGIN_RATIO, Map.of(Severity.INFO, Double.NaN), 0.02, 0))
                .hasMessage("level INFO of rule r is NaN, expected a finite fraction from 0");
    }

    private static AlertRule stress(Scenario scenario) {
        return AlertRule.of(
                "alt-crash", RuleKind.STRESS, Map.of(Severity.CRITICAL, 1.0), 0.05, 0, Optional.of(scenario));
    }

    /**
     * From: printf 'alt-crash\nSTRESS\nCRITICAL=1\n0.05\n0\nalts\nalts fall\nstep\nsymbol BTCUSDT=-0.175\nbase
     * SOL=-0.35\nreference=-0.2\nbeta ETH=1.3\nothers=-0.5' (one line) | sha256sum.
     */
    @Test
    void theVersionOfAStressRuleCoversItsScenario() {
        PriceMoves moves = new PriceMoves(
                new TreeMap<>(Map.of("BTCUSDT", -0.175)),
                new TreeMap<>(Map.of("SOL", -0.35)),
                Optional.of(BetaMove.of(-0.2, Map.of("ETH", 1.3))),
                -0.5);

        assertThat(stress(Scenario.ofPrices("alts", "alts fall", moves)).version())
                .isEqualTo("86951203")
                .isNotEqualTo(stress(Scenario.ofPrices("alts", "alts fall", moves, moves))
                        .version())
                .isNotEqualTo(stress(Scenario.ofPrices("alts", "", moves)).version());
    }

    @Test
    void aStressRuleHasAScenarioThatMovesPricesOnlyAndNoOtherRuleHasOne() {
        Scenario crash = Scenario.ofPrices("crash", "", PriceMoves.uniform(-0.3));
        List<PriceMoves> path = crash.path();
        Map<Severity, Double> levels = Map.of(Severity.CRITICAL, 1.0);

        assertThat(stress(crash).scenario()).contains(crash);
        assertThatThrownBy(() -> rule(RuleKind.STRESS, levels, 0, 0))
                .hasMessage("scenario of rule r is missing, expected one, as its kind is STRESS");
        assertThatThrownBy(() -> AlertRule.of("r", RuleKind.MARGIN_RATIO, levels, 0, 0, Optional.of(crash)))
                .hasMessage("scenario of rule r is crash, expected none, as its kind is MARGIN_RATIO");
        String fault = "scenario of rule alt-crash is crash with a shock to funding or collateral,"
                + " expected moves of prices only, which is all that live risk knows";
        assertThatThrownBy(
                        () -> stress(new Scenario("crash", "", path, new FundingShock(10, 24), CollateralShock.NONE)))
                .hasMessage(fault);
        assertThatThrownBy(() ->
                        stress(new Scenario("crash", "", path, FundingShock.NONE, CollateralShock.of(Map.of(), 0.1))))
                .hasMessage(fault);
    }
}

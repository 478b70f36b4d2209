package io.plimsoll.risk.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
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
}

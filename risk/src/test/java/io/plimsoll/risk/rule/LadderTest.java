package io.plimsoll.risk.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.margin.Scope;
import io.plimsoll.risk.rule.AlertTransition.Reason;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final LadderKey SUBJECT = new LadderKey("a-17", Scope.cross("USDT"), "margin-ratio", null);

    private Ladder ladder = new Ladder(DefaultRules.MARGIN_RATIO, SUBJECT);
    private LadderState state = LadderState.INITIAL;

    private static AlertRule holding(long holdForMs) {
        return AlertRule.of(
                "margin-ratio",
                RuleKind.MARGIN_RATIO,
                Map.of(Severity.WARNING, 0.60, Severity.CRITICAL, 0.80, Severity.EMERGENCY, 0.95),
                0.02,
                holdForMs);
    }

    private Ladder.@Nullable Change see(double value, long timeMs) {
        Ladder.Step step = ladder.evaluate(state, value, timeMs);
        state = step.state();
        return step.change();
    }

    private void seesNothing(double value, long timeMs) {
        LadderState before = state;
        assertThat(see(value, timeMs)).isNull();
        assertThat(state.level()).isEqualTo(before.level());
        assertThat(state.sequence()).isEqualTo(before.sequence());
    }

    private void sees(
            double value, AlertType type, @Nullable Severity severity, @Nullable Severity previous, double threshold) {
        Ladder.Change change = see(value, 1_000);
        assertThat(change).isNotNull();
        if (change != null) {
            assertThat(change.type()).isEqualTo(type);
            assertThat(change.severity()).isEqualTo(severity);
            assertThat(change.previousSeverity()).isEqualTo(previous);
            assertThat(change.threshold()).hasValueCloseTo(threshold, within(1e-12));
        }
    }

    @Test
    void equalityRaises() {
        seesNothing(Math.nextDown(0.60), 1_000);
        sees(0.60, AlertType.RAISED, Severity.WARNING, null, 0.60);
    }

    @Test
    void jumpsSeveralLevelsInOneEvent() {
        sees(1.5, AlertType.RAISED, Severity.EMERGENCY, null, 0.95);
        sees(0.10, AlertType.RESOLVED, null, Severity.EMERGENCY, 0.93);
    }

    @Test
    void staysRaisedUntilRatioFallsBelowTheHysteresisBand() {
        sees(0.80, AlertType.RAISED, Severity.CRITICAL, null, 0.80);
        seesNothing(0.79, 1_001);
        seesNothing(0.80 - 0.02, 1_002);
        sees(0.7799, AlertType.DEESCALATED, Severity.WARNING, Severity.CRITICAL, 0.78);
        seesNothing(0.59, 1_003);
        sees(0.5799, AlertType.RESOLVED, null, Severity.WARNING, 0.58);
    }

    @Test
    void aFallIntoALowerLevelsBandLandsThere() {
        sees(0.96, AlertType.RAISED, Severity.EMERGENCY, null, 0.95);
        sees(0.79, AlertType.DEESCALATED, Severity.CRITICAL, Severity.EMERGENCY, 0.93);
        sees(0.585, AlertType.DEESCALATED, Severity.WARNING, Severity.CRITICAL, 0.78);
        sees(0.97, AlertType.ESCALATED, Severity.EMERGENCY, Severity.WARNING, 0.95);
    }

    @Test
    void whereLowIsBadEverythingIsMirrored() {
        ladder = new Ladder(
                DefaultRules.LIQUIDATION_DISTANCE,
                new LadderKey("a", Scope.cross("USDT"), "liquidation-distance", "BTCUSDT"));

        seesNothing(Math.nextUp(0.10), 1_000);
        sees(0.10, AlertType.RAISED, Severity.WARNING, null, 0.10);
        sees(0.02, AlertType.ESCALATED, Severity.EMERGENCY, Severity.WARNING, 0.02);
        seesNothing(0.025, 1_001);
        sees(0.0251, AlertType.DEESCALATED, Severity.CRITICAL, Severity.EMERGENCY, 0.025);
        seesNothing(0.055, 1_002);
        sees(Double.POSITIVE_INFINITY, AlertType.RESOLVED, null, Severity.CRITICAL, 0.055);
    }

    @Test
    void anEpisodeKeepsItsIdAndCountsItsEventsUp() {
        see(0.65, 1_000);
        String first = state.alertId();
        assertThat(state).isEqualTo(new LadderState(Severity.WARNING, 1, first, 0, 1_000, null, 0));

        see(0.85, 2_000);
        see(0.10, 3_000);
        assertThat(state).isEqualTo(new LadderState(null, 1, first, 2, 1_000, null, 0));

        see(0.65, 4_000);
        assertThat(state.alertId()).isNotEqualTo(first);
        assertThat(state.episode()).isEqualTo(2);
        assertThat(state.sequence()).isZero();
    }

    /** From: printf 'a-17\nCROSS:USDT\n\nmargin-ratio\n1000\n1' | sha256sum. */
    @Test
    void theIdIsADigestThatAnyoneCanRecompute() {
        see(0.65, 1_000);

        assertThat(state.alertId()).isEqualTo("f1457deebac86399e24d63517f53c75c");
    }

    @Test
    void aHeldRaiseWaitsForHoldForAndIsForgottenWhenTheValueComesBack() {
        ladder = new Ladder(holding(5_000), SUBJECT);

        seesNothing(0.65, 1_000);
        assertThat(state.heldLevel()).isEqualTo(Severity.WARNING);
        assertThat(state.heldSinceMs()).isEqualTo(1_000);
        seesNothing(0.65, 5_999);
        seesNothing(0.59, 5_999);
        assertThat(state).isEqualTo(LadderState.INITIAL);
        seesNothing(0.65, 7_000);
        assertThat(see(0.65, 12_000)).isNotNull();
        assertThat(state.level()).isEqualTo(Severity.WARNING);
        assertThat(state.raisedAtMs()).isEqualTo(12_000);
    }

    @Test
    void emergencyNeverWaits() {
        ladder = new Ladder(holding(5_000), SUBJECT);

        seesNothing(0.65, 1_000);
        sees(0.95, AlertType.RAISED, Severity.EMERGENCY, null, 0.95);
        assertThat(state.heldLevel()).isNull();
    }

    @Test
    void aHigherLevelWaitsAfterTheLowerOneWasReported() {
        ladder = new Ladder(holding(5_000), SUBJECT);

        seesNothing(0.65, 1_000);
        seesNothing(0.85, 3_000);
        assertThat(see(0.85, 6_000)).isNotNull();
        assertThat(state.level()).isEqualTo(Severity.WARNING);
        assertThat(state.heldLevel()).isEqualTo(Severity.CRITICAL);
        seesNothing(0.85, 10_999);
        assertThat(see(0.85, 11_000)).isNotNull();
        assertThat(state.level()).isEqualTo(Severity.CRITICAL);
        assertThat(state.sequence()).isEqualTo(1);
    }

    @Test
    void fallingFromAWaitingLevelToALowerOneKeepsTheClock() {
        ladder = new Ladder(holding(5_000), SUBJECT);

        seesNothing(0.85, 1_000);
        seesNothing(0.65, 3_000);
        assertThat(state.heldLevel()).isEqualTo(Severity.WARNING);
        assertThat(see(0.65, 6_000)).isNotNull();
        assertThat(state.level()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aFallIsNeverHeld() {
        ladder = new Ladder(holding(5_000), SUBJECT);
        see(0.99, 1_000);

        sees(0.10, AlertType.RESOLVED, null, Severity.EMERGENCY, 0.93);
    }

    @Test
    void aLevelThatTheRuleNoLongerHasCountsAsCleared() {
        see(0.85, 1_000);
        ladder = new Ladder(
                AlertRule.of("margin-ratio", RuleKind.MARGIN_RATIO, Map.of(Severity.WARNING, 0.60), 0.02, 0), SUBJECT);

        Ladder.Change change = see(0.85, 2_000);

        assertThat(change)
                .isEqualTo(new Ladder.Change(
                        AlertType.DEESCALATED,
                        Severity.WARNING,
                        Severity.CRITICAL,
                        OptionalDouble.empty(),
                        Reason.THRESHOLD_CLEARED));
    }

    @Test
    void endingAnOpenEpisodeResolvesItAndEndingNothingIsSilent() {
        assertThat(ladder.end(state, Reason.POSITION_CLOSED).change()).isNull();
        see(0.85, 1_000);

        Ladder.Step step = ladder.end(state, Reason.POSITION_CLOSED);

        assertThat(step.state().level()).isNull();
        assertThat(step.state().sequence()).isEqualTo(1);
        assertThat(step.change())
                .isEqualTo(new Ladder.Change(
                        AlertType.RESOLVED, null, Severity.CRITICAL, OptionalDouble.empty(), Reason.POSITION_CLOSED));
    }

    @Test
    void refusesAValueThatIsNotANumber() {
        assertThatThrownBy(() -> see(Double.NaN, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is NaN, expected a number or infinity");
    }
}

package io.plimsoll.risk.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.risk.margin.Scope;
import io.plimsoll.risk.rule.AlertTransition.Reason;
import io.plimsoll.risk.stress.PriceMoves;
import io.plimsoll.risk.stress.Scenario;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertMessageTest {

    private static final LadderKey POOL = new LadderKey("a-17", Scope.cross("USDT"), "margin-ratio", null);
    private static final LadderKey BTC = new LadderKey("a-17", Scope.cross("USDT"), "liquidation-distance", "BTCUSDT");

    private static String ratio(
            @Nullable Severity to, @Nullable Severity from, double threshold, Reason reason, double value) {
        Ladder.Change change = new Ladder.Change(AlertType.RAISED, to, from, OptionalDouble.of(threshold), reason);
        return AlertMessage.of(DefaultRules.MARGIN_RATIO, POOL, change, OptionalDouble.of(value), MarketEvidence.NONE);
    }

    private static String distance(
            @Nullable Severity to, @Nullable Severity from, double threshold, Reason reason, OptionalDouble value) {
        Ladder.Change change = new Ladder.Change(AlertType.RAISED, to, from, OptionalDouble.of(threshold), reason);
        return AlertMessage.of(DefaultRules.LIQUIDATION_DISTANCE, BTC, change, value, MarketEvidence.NONE);
    }

    @Test
    void saysWhatWasReached() {
        assertThat(ratio(Severity.CRITICAL, Severity.WARNING, 0.8, Reason.THRESHOLD_REACHED, 0.81234))
                .isEqualTo("CRITICAL: margin ratio 0.8123 of CROSS:USDT in account a-17 reached 0.80 (was WARNING)");
        assertThat(ratio(Severity.EMERGENCY, null, 0.95, Reason.THRESHOLD_REACHED, Double.POSITIVE_INFINITY))
                .isEqualTo("EMERGENCY: margin ratio infinite of CROSS:USDT in account a-17 reached 0.95");
        assertThat(distance(Severity.WARNING, null, 0.1, Reason.THRESHOLD_REACHED, OptionalDouble.of(0.09995)))
                .isEqualTo(
                        "WARNING: liquidation distance 0.1000 of BTCUSDT in CROSS:USDT in account a-17 reached 0.10");
    }

    @Test
    void neverSeemsToSayThatAValueIsOnTheOtherSideOfItsThreshold() {
        assertThat(ratio(null, Severity.WARNING, 0.6 - 0.02, Reason.THRESHOLD_CLEARED, 0.579999))
                .isEqualTo("RESOLVED: margin ratio 0.5799 of CROSS:USDT in account a-17 fell below 0.58 (was WARNING)");
        assertThat(distance(
                        null, Severity.WARNING, 0.1 + 0.005, Reason.THRESHOLD_CLEARED, OptionalDouble.of(0.1050001)))
                .isEqualTo("RESOLVED: liquidation distance 0.1051 of BTCUSDT in CROSS:USDT in account a-17"
                        + " rose above 0.105 (was WARNING)");
    }

    @Test
    void saysWhyAnEpisodeEndedWithoutAValue() {
        assertThat(distance(null, Severity.WARNING, 0.105, Reason.THRESHOLD_CLEARED, OptionalDouble.empty()))
                .isEqualTo("RESOLVED: liquidation distance none of BTCUSDT in CROSS:USDT in account a-17"
                        + " rose above 0.105 (was WARNING)");
        assertThat(ratio(null, Severity.CRITICAL, 0, Reason.POSITION_CLOSED, 0))
                .isEqualTo("RESOLVED: the last position of CROSS:USDT in account a-17 closed (was CRITICAL)");
        assertThat(ratio(null, Severity.CRITICAL, 0, Reason.RULE_REMOVED, 0.85))
                .isEqualTo("RESOLVED: rule margin-ratio no longer watches CROSS:USDT in account a-17 (was CRITICAL)");
    }

    private static String stressed(@Nullable Severity to, double threshold, Reason reason, double value) {
        AlertRule rule = AlertRule.of(
                "stress-crash",
                RuleKind.STRESS,
                Map.of(Severity.WARNING, 0.8, Severity.CRITICAL, 1.0),
                0.05,
                0,
                Optional.of(Scenario.ofPrices("2020-03-12", "", PriceMoves.uniform(-0.5))));
        LadderKey subject = new LadderKey("a-17", Scope.cross("USDT"), "stress-crash", null);
        Ladder.Change change = new Ladder.Change(AlertType.RAISED, to, null, OptionalDouble.of(threshold), reason);
        return AlertMessage.of(rule, subject, change, OptionalDouble.of(value), MarketEvidence.NONE);
    }

    @Test
    void saysWhichScenarioWouldLiquidateAndHowFarItIsFromDoingSo() {
        assertThat(stressed(Severity.CRITICAL, 1, Reason.THRESHOLD_REACHED, 1.23456))
                .isEqualTo("CRITICAL: CROSS:USDT in account a-17 would be liquidated by scenario 2020-03-12:"
                        + " its margin ratio 1.2345 reached 1.00");
        assertThat(stressed(Severity.CRITICAL, 1, Reason.THRESHOLD_REACHED, Double.POSITIVE_INFINITY))
                .isEqualTo("CRITICAL: CROSS:USDT in account a-17 would be liquidated by scenario 2020-03-12:"
                        + " its margin ratio infinite reached 1.00");
        assertThat(stressed(Severity.WARNING, 0.8, Reason.THRESHOLD_REACHED, 0.99999))
                .isEqualTo("WARNING: margin ratio 0.9999 of CROSS:USDT in account a-17 under scenario 2020-03-12"
                        + " reached 0.80");
        assertThat(stressed(null, 0.75, Reason.THRESHOLD_CLEARED, 0.5))
                .isEqualTo("RESOLVED: margin ratio 0.5000 of CROSS:USDT in account a-17 under scenario 2020-03-12"
                        + " fell below 0.75");
    }
}

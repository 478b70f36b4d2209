package io.plimsoll.risk.book;

import static io.plimsoll.risk.fixture.InstrumentBuilder.linear;
import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static io.plimsoll.risk.fixture.PositionBuilder.shortOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.Recorder;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.AlertTransition;
import io.plimsoll.risk.rule.AlertTransition.Reason;
import io.plimsoll.risk.rule.AlertType;
import io.plimsoll.risk.rule.Evidence.StressEvidence;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.rule.Severity;
import io.plimsoll.risk.stress.PriceMoves;
import io.plimsoll.risk.stress.Scenario;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wallet 28,000 USDT, long 1 BTC and 20 ETH, rate 1 %, under a rule that asks what the fall of 2025-10-10 would do. */
class StressRuleTest {

    private static final Scenario CRASH =
            Scenario.ofPrices("2025-10-10", "", PriceMoves.ofSymbols(Map.of("BTCUSDT", -0.175, "ETHUSDT", -0.246)));

    private final ReferenceRiskBook book = new ReferenceRiskBook();
    private final Recorder heard = new Recorder();
    private long timeMs = 1_000;
    private long sequence = -1;

    private static AlertRule rule(Scenario scenario) {
        Map<Severity, Double> levels = Map.of(Severity.WARNING, 0.5, Severity.CRITICAL, 1.0);
        return AlertRule.of("crash", RuleKind.STRESS, levels, 0.05, 0, Optional.of(scenario));
    }

    @BeforeEach
    void anAccountOfTwoCoins() {
        book.onRule(rule(CRASH), now(), heard);
        for (String symbol : List.of("BTCUSDT", "ETHUSDT")) {
            book.onInstrument(linear(symbol).flat(0.01, 0).build(), now(), heard);
        }
        book.onBalance("a-17", "USDT", 28_000, now(), heard);
        book.onPosition("a-17", longOf("BTCUSDT").entry(60_000).build(), now(), heard);
        book.onPosition("a-17", longOf("ETHUSDT").quantity(20).entry(3_000).build(), now(), heard);
        price("ETHUSDT", 3_000);
    }

    private Moment now() {
        return new Moment(timeMs++, sequence);
    }

    private List<AlertTransition> price(String symbol, double mark) {
        sequence++;
        book.onPrice(symbol, mark, now(), heard);
        return heard.drain();
    }

    /** The crash takes 10,500 + 14,760 of 28,000 and leaves 2,740 for 495 + 452.4: 0.3458. */
    @Test
    void staysSilentWhileTheScenarioWouldBeSurvived() {
        assertThat(price("BTCUSDT", 60_000)).isEmpty();
    }

    /**
     * BTC at 58,000: 26,000 − 10,150 − 14,760 = 1,090 for 478.5 + 452.4 = 930.9, ratio 0.8540. At 57,500: 25,500 − 10,062.5 −
     * 14,760 = 677.5 for 926.775: 1.3679. The ratio of now is 0.0463.
     */
    @Test
    void raisesWhenTheScenarioComesCloseAndEscalatesWhenItWouldLiquidate() {
        price("BTCUSDT", 60_000);

        AlertTransition close = price("BTCUSDT", 58_000).get(0);
        AlertTransition over = price("BTCUSDT", 57_500).get(0);

        assertThat(close.severity()).isEqualTo(Severity.WARNING);
        assertThat(close.value().orElseThrow()).isCloseTo(0.854036697, within(1e-9));
        assertThat(close.subject().symbol()).isNull();
        assertThat(over.type()).isEqualTo(AlertType.ESCALATED);
        assertThat(over.message())
                .isEqualTo("CRITICAL: CROSS:USDT in account a-17 would be liquidated by scenario 2025-10-10:"
                        + " its margin ratio 1.3679 reached 1.00 (was WARNING)");
        assertThat(over.evidence().marginRatio()).isCloseTo(1_175 / 25_500.0, within(1e-12));
        StressEvidence stress = over.evidence().stress().orElseThrow();
        assertThat(stress.scenario()).isEqualTo("2025-10-10");
        assertThat(stress.pathTime()).isEqualTo(1);
        assertThat(stress.marginBalance()).isCloseTo(677.5, within(1e-9));
        assertThat(stress.maintenanceMargin()).isCloseTo(926.775, within(1e-9));
        assertThat(stress.markPrices()).containsOnlyKeys("BTCUSDT", "ETHUSDT");
        assertThat(stress.markPrices().getOrDefault("BTCUSDT", 0.0)).isCloseTo(47_437.5, within(1e-9));
    }

    @Test
    void resolvesWhenMoneyComesInAndWhenTheLastPositionCloses() {
        price("BTCUSDT", 60_000);
        price("BTCUSDT", 57_500);

        book.onBalance("a-17", "USDT", 40_000, now(), heard);
        AlertTransition topUp = heard.drain().get(0);
        book.onBalance("a-17", "USDT", 28_000, now(), heard);
        heard.drain();
        book.onPosition("a-17", longOf("BTCUSDT").quantity(0).build(), now(), heard);
        book.onBalance("a-17", "USDT", 5_000, now(), heard);
        heard.drain();
        book.onPosition("a-17", longOf("ETHUSDT").quantity(0).build(), now(), heard);
        AlertTransition closed = heard.drain().get(0);

        assertThat(topUp.type()).isEqualTo(AlertType.RESOLVED);
        assertThat(topUp.reason()).isEqualTo(Reason.THRESHOLD_CLEARED);
        assertThat(closed.reason()).isEqualTo(Reason.POSITION_CLOSED);
        assertThat(closed.value()).hasValue(0);
        assertThat(closed.evidence().stress()).isPresent();
    }

    @Test
    void looksAgainWhenTheScenarioOfTheRuleChanges() {
        price("BTCUSDT", 60_000);

        book.onRule(rule(Scenario.ofPrices("half", "", PriceMoves.uniform(-0.5))), now(), heard);

        AlertTransition raised = heard.drain().get(0);
        assertThat(raised.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(raised.value()).hasValue(Double.POSITIVE_INFINITY);
        assertThat(raised.message())
                .isEqualTo("CRITICAL: CROSS:USDT in account a-17 would be liquidated by scenario half:"
                        + " its margin ratio infinite reached 1.00");
    }

    /** An isolated short from 3,000 on 600: a fall harms it nowhere, so its worst is now, 30 / 600. */
    @Test
    void looksAtTheWayAndNotOnlyAtItsEnd() {
        price("BTCUSDT", 60_000);
        book.onPosition("b-1", shortOf("ETHUSDT").entry(3_000).isolated(600).build(), now(), heard);
        assertThat(heard.drain()).isEmpty();

        Scenario squeeze = Scenario.ofPrices(
                "squeeze", "", PriceMoves.ofSymbols(Map.of("ETHUSDT", 0.25)), PriceMoves.uniform(-0.1));
        book.onRule(rule(squeeze), now(), heard);

        assertThat(heard.drain())
                .extracting(event -> event.subject().account() + " " + event.severity())
                .containsExactly("b-1 CRITICAL");
    }
}

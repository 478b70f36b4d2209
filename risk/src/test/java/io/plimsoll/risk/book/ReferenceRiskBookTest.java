package io.plimsoll.risk.book;

import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static io.plimsoll.risk.fixture.PositionBuilder.shortOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import io.plimsoll.risk.fixture.Recorder;
import io.plimsoll.risk.margin.Remedy.AddMargin;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.AlertTransition;
import io.plimsoll.risk.rule.AlertTransition.Reason;
import io.plimsoll.risk.rule.AlertType;
import io.plimsoll.risk.rule.DefaultRules;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.rule.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReferenceRiskBookTest {

    private final RiskBook book = emptyBook();
    private final Recorder heard = new Recorder();
    private long timeMs = 1_000;
    private long sequence = -1;

    /** Every book is held to the same examples. */
    RiskBook emptyBook() {
        return new ReferenceRiskBook();
    }

    @BeforeEach
    void aRuleAndABitcoinContract() {
        book.onRule(DefaultRules.MARGIN_RATIO, now(), heard);
        book.onInstrument(InstrumentBuilder.linear("BTCUSDT").build(), now(), heard);
    }

    private Moment now() {
        return new Moment(timeMs, sequence);
    }

    private void price(String symbol, double price) {
        timeMs++;
        sequence++;
        book.onPrice(symbol, price, now(), heard);
    }

    /** Wallet 1,500, long 1 BTC from 60,000: ratio 0.784 at 58,800. */
    private void losingLong(String account) {
        book.onBalance(account, "USDT", 1_500, now(), heard);
        book.onPosition(account, longOf("BTCUSDT").entry(60_000).build(), now(), heard);
    }

    private AlertTransition only() {
        List<AlertTransition> events = heard.drain();
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private List<String> told() {
        return heard.drain().stream()
                .map(e -> e.type() + " " + e.subject().account() + " "
                        + e.subject().scope() + " " + e.subject().ruleId() + " "
                        + e.subject().symbol())
                .toList();
    }

    @Test
    void raisesWithItsEvidenceAndItsRemedies() {
        losingLong("a-17");

        price("BTCUSDT", 58_800);

        AlertTransition event = only();
        assertThat(event.type()).isEqualTo(AlertType.RAISED);
        assertThat(event.severity()).isEqualTo(Severity.WARNING);
        assertThat(event.previousSeverity()).isNull();
        assertThat(event.sequence()).isZero();
        assertThat(event.value()).hasValueCloseTo(0.784, within(1e-12));
        assertThat(event.threshold()).hasValue(0.60);
        assertThat(event.timeMs()).isEqualTo(1_001);
        assertThat(event.message())
                .isEqualTo("WARNING: margin ratio 0.7840 of CROSS:USDT in account a-17 reached 0.60");
        assertThat(event.evidence().collateral()).isEqualTo(1_500);
        assertThat(event.evidence().marginBalance()).isEqualTo(300);
        assertThat(event.evidence().marketSequence()).isZero();
        assertThat(event.evidence().positions().get(0).markTimeMs()).isEqualTo(1_001);
        assertThat(event.evidence().positions().get(0).liquidationPrice()).hasValueCloseTo(58_734.939759, within(1e-6));
        assertThat(event.remedies()).hasSize(2);
        assertThat(event.remedies().get(0))
                .isInstanceOfSatisfying(
                        AddMargin.class, add -> assertThat(add.amount()).isCloseTo(170.4, within(1e-9)));
    }

    @Test
    void aBalanceAndAPositionChangeAreEvaluatedAtOnce() {
        losingLong("a-17");
        price("BTCUSDT", 58_800);
        heard.drain();

        book.onBalance("a-17", "USDT", 2_000, now(), heard);
        assertThat(only().type()).isEqualTo(AlertType.RESOLVED);

        book.onPosition("a-17", longOf("BTCUSDT").entry(60_500).build(), now(), heard);
        assertThat(only().type()).isEqualTo(AlertType.RAISED);
    }

    @Test
    void aMissingBalanceCountsAsNothing() {
        book.onPosition("a-17", longOf("BTCUSDT").entry(60_000).build(), now(), heard);

        price("BTCUSDT", 60_100);

        assertThat(only().severity()).isEqualTo(Severity.EMERGENCY);
    }

    @Test
    void closingTheLastPositionResolvesWithRatioZero() {
        losingLong("a-17");
        price("BTCUSDT", 58_800);
        String alertId = only().alertId();

        book.onPosition("a-17", longOf("BTCUSDT").quantity(0).build(), now(), heard);

        AlertTransition event = only();
        assertThat(event.reason()).isEqualTo(Reason.POSITION_CLOSED);
        assertThat(event.alertId()).isEqualTo(alertId);
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.severity()).isNull();
        assertThat(event.value()).hasValue(0);
        assertThat(event.threshold()).isEmpty();
        assertThat(event.evidence().positions()).isEmpty();
        assertThat(event.remedies()).isEmpty();
    }

    @Test
    void closingASymbolsLastPositionResolvesItsDistanceWithoutAValue() {
        book.onRuleRemoved("margin-ratio", now(), heard);
        book.onRule(DefaultRules.LIQUIDATION_DISTANCE, now(), heard);
        losingLong("a-17");
        price("BTCUSDT", 58_800);
        assertThat(only().subject().symbol()).isEqualTo("BTCUSDT");

        book.onPosition("a-17", longOf("BTCUSDT").quantity(0).build(), now(), heard);

        AlertTransition event = only();
        assertThat(event.reason()).isEqualTo(Reason.POSITION_CLOSED);
        assertThat(event.value()).isEmpty();
        assertThat(event.threshold()).isEmpty();
    }

    @Test
    void aDistanceThatStopsToExistClearsItsAlert() {
        book.onRuleRemoved("margin-ratio", now(), heard);
        book.onRule(DefaultRules.LIQUIDATION_DISTANCE, now(), heard);
        losingLong("a-17");
        price("BTCUSDT", 58_800);
        heard.drain();

        book.onBalance("a-17", "USDT", 60_000, now(), heard);

        AlertTransition event = only();
        assertThat(event.type()).isEqualTo(AlertType.RESOLVED);
        assertThat(event.reason()).isEqualTo(Reason.THRESHOLD_CLEARED);
        assertThat(event.value()).isEmpty();
        assertThat(event.threshold()).hasValueCloseTo(0.025, within(1e-12));
    }

    @Test
    void hedgeLegsOfASymbolShareOneDistance() {
        book.onRule(DefaultRules.LIQUIDATION_DISTANCE, now(), heard);
        book.onPosition("a-17", shortOf("BTCUSDT").entry(58_800).quantity(0.01).build(), now(), heard);
        losingLong("a-17");

        price("BTCUSDT", 58_800);

        assertThat(told())
                .containsExactly(
                        "RAISED a-17 CROSS:USDT liquidation-distance BTCUSDT",
                        "RAISED a-17 CROSS:USDT margin-ratio null");
    }

    @Test
    void changingTheMarginModeEndsOneUnitAndBeginsAnother() {
        losingLong("a-17");
        price("BTCUSDT", 58_800);
        heard.drain();

        book.onPosition("a-17", longOf("BTCUSDT").entry(60_000).isolated(1_490).build(), now(), heard);

        assertThat(told())
                .containsExactly(
                        "RESOLVED a-17 CROSS:USDT margin-ratio null",
                        "RAISED a-17 ISOLATED:BTCUSDT:LONG margin-ratio null");
    }

    @Test
    void eventsOfOneRecordComeByAccountUnitRuleAndSymbol() {
        book.onRule(DefaultRules.LIQUIDATION_DISTANCE, now(), heard);
        for (String account : List.of("b", "a")) {
            book.onPosition(
                    account, shortOf("BTCUSDT").entry(57_400).isolated(1_700).build(), now(), heard);
            losingLong(account);
        }

        price("BTCUSDT", 58_800);

        assertThat(told())
                .containsExactly(
                        "RAISED a CROSS:USDT liquidation-distance BTCUSDT",
                        "RAISED a CROSS:USDT margin-ratio null",
                        "RAISED a ISOLATED:BTCUSDT:SHORT liquidation-distance BTCUSDT",
                        "RAISED a ISOLATED:BTCUSDT:SHORT margin-ratio null",
                        "RAISED b CROSS:USDT liquidation-distance BTCUSDT",
                        "RAISED b CROSS:USDT margin-ratio null",
                        "RAISED b ISOLATED:BTCUSDT:SHORT liquidation-distance BTCUSDT",
                        "RAISED b ISOLATED:BTCUSDT:SHORT margin-ratio null");
    }

    @Test
    void aUnitThatIsNotPricedKeepsItsLevel() {
        losingLong("a-17");
        price("BTCUSDT", 58_800);
        heard.drain();
        book.onInstrument(InstrumentBuilder.linear("ETHUSDT").build(), now(), heard);

        book.onPosition("a-17", longOf("ETHUSDT").entry(3_000).build(), now(), heard);
        price("BTCUSDT", 90_000);
        assertThat(heard.drain()).isEmpty();

        price("ETHUSDT", 3_000);
        assertThat(only().type()).isEqualTo(AlertType.RESOLVED);
    }

    @Test
    void aCrossPositionOfAnUnknownContractHoldsAllPoolsOfItsAccountBack() {
        losingLong("a-17");
        book.onPosition("a-17", longOf("NEWUSDT").entry(1).build(), now(), heard);
        price("BTCUSDT", 58_800);
        assertThat(heard.drain()).isEmpty();

        book.onInstrument(InstrumentBuilder.linear("NEWUSDT").settledIn("USDC").build(), now(), heard);

        assertThat(only().subject().scope().text()).isEqualTo("CROSS:USDT");
    }

    @Test
    void aPriceNobodyHoldsCausesNothing() {
        losingLong("a-17");
        price("DOGEUSDT", 0.1);

        assertThat(heard.drain()).isEmpty();
        assertThat(heard.ladders()).isEmpty();
    }

    @Test
    void aRemovedRuleResolvesItsAlertsAndComesBackAsANewEpisode() {
        losingLong("a-17");
        price("BTCUSDT", 58_800);
        String first = only().alertId();

        book.onRuleRemoved("margin-ratio", now(), heard);
        AlertTransition removed = only();
        assertThat(removed.reason()).isEqualTo(Reason.RULE_REMOVED);
        assertThat(removed.value()).hasValueCloseTo(0.784, within(1e-12));
        price("BTCUSDT", 58_000);
        assertThat(heard.drain()).isEmpty();

        book.onRule(DefaultRules.MARGIN_RATIO, now(), heard);
        assertThat(only().alertId()).isNotEqualTo(first);
    }

    @Test
    void aChangedRuleIsAppliedToTheStateAtOnce() {
        losingLong("a-17");
        price("BTCUSDT", 58_800);
        heard.drain();

        book.onRule(
                AlertRule.of(
                        "margin-ratio",
                        RuleKind.MARGIN_RATIO,
                        Map.of(Severity.WARNING, 0.5, Severity.CRITICAL, 0.7),
                        0.02,
                        0),
                now(),
                heard);

        assertThat(only().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void aWaitingRaiseIsReportedAtAnyLaterPriceOnceItIsDue() {
        book.onRule(
                AlertRule.of("margin-ratio", RuleKind.MARGIN_RATIO, Map.of(Severity.WARNING, 0.6), 0.02, 5_000),
                now(),
                heard);
        losingLong("a-17");
        timeMs = 10_000;
        price("BTCUSDT", 58_800);
        timeMs = 14_999;
        price("DOGEUSDT", 0.1);
        assertThat(heard.drain()).isEmpty();

        price("DOGEUSDT", 0.1);

        AlertTransition event = only();
        assertThat(event.timeMs()).isEqualTo(15_001);
        assertThat(event.subject().account()).isEqualTo("a-17");
    }

    @Test
    void newTermsAreAppliedAtOnce() {
        losingLong("a-17");
        price("BTCUSDT", 58_800);
        heard.drain();

        book.onInstrument(InstrumentBuilder.linear("BTCUSDT").flat(0.005, 0).build(), now(), heard);

        AlertTransition event = only();
        assertThat(event.severity()).isEqualTo(Severity.EMERGENCY);
        assertThat(event.value()).hasValueCloseTo(0.98, within(1e-12));
    }
}

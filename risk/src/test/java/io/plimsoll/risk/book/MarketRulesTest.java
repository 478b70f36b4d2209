package io.plimsoll.risk.book;

import static io.plimsoll.risk.fixture.InstrumentBuilder.linear;
import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.Recorder;
import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.indicator.Regime;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.AlertTransition;
import io.plimsoll.risk.rule.AlertTransition.Reason;
import io.plimsoll.risk.rule.AlertType;
import io.plimsoll.risk.rule.RuleInput;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.rule.Severity;
import io.plimsoll.risk.rule.SignalMatch;
import io.plimsoll.risk.signal.Bias;
import io.plimsoll.risk.signal.MarketReading;
import io.plimsoll.risk.signal.Signal;
import io.plimsoll.risk.signal.SignalKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Long 1 BTC from 60,000 at 60,000, rate 0.4 %. On 1,500 USDT it is liquidated where 1,500 + p − 60,000 = 0.004 p, at
 * 58,734.94: 1,265.06 away. On 150,000 it is 40 % of equity.
 */
class MarketRulesTest {

    private static final long HOUR_MS = 3_600_000;
    private static final RuleInput HOURLY = new RuleInput.Readings(Interval.H1);
    private static final Map<Severity, Double> ATRS =
            Map.of(Severity.WARNING, 3.0, Severity.CRITICAL, 2.0, Severity.EMERGENCY, 1.0);

    private final TriggeredRiskBook book = new TriggeredRiskBook();
    private final Recorder heard = new Recorder();
    private long timeMs = 100 * HOUR_MS;
    private long sequence = -1;

    @BeforeEach
    void anAccountLongOfOneBitcoin() {
        book.onInstrument(linear("BTCUSDT").flat(0.004, 0).build(), now(), heard);
        balance(1_500);
        book.onPosition("a-17", longOf("BTCUSDT").entry(60_000).build(), now(), heard);
        price(60_000);
    }

    @Test
    void liquidationComesCloserInAtrsWithThePriceAndWithTheAtr() {
        rule(RuleKind.LIQUIDATION_DISTANCE_ATR, ATRS, 0.2, 0, HOURLY);
        assertThat(heard.drain()).as("no ATR yet").isEmpty();

        AlertTransition warning = reading(500, Regime.NORMAL).get(0);
        AlertTransition critical = reading(1_000, Regime.NORMAL).get(0);
        AlertTransition emergency = price(59_700).get(0);
        AlertTransition cleared = reading(100, Regime.NORMAL).get(0);

        assertThat(warning.severity()).isEqualTo(Severity.WARNING);
        assertThat(warning.value().orElseThrow()).isCloseTo(2.530120482, within(1e-9));
        assertThat(critical.message())
                .isEqualTo("CRITICAL: liquidation of BTCUSDT in CROSS:USDT of account a-17 is 1.27 ATR (1h) away,"
                        + " reached 2.00 (was WARNING)");
        assertThat(emergency.severity()).isEqualTo(Severity.EMERGENCY);
        assertThat(emergency.value().orElseThrow()).isCloseTo(0.965060241, within(1e-9));
        assertThat(emergency.evidence().market().reading().orElseThrow().atr()).isEqualTo(1_000);
        assertThat(cleared.type()).isEqualTo(AlertType.RESOLVED);
        assertThat(cleared.threshold().orElseThrow()).isCloseTo(1.2, within(1e-12));
    }

    @Test
    void anAtrOfAnotherIntervalOrOfNobodysSymbolChangesNothing() {
        rule(RuleKind.LIQUIDATION_DISTANCE_ATR, ATRS, 0.2, 0, HOURLY);

        book.onReading(reading("BTCUSDT", Interval.M1, 2_000, Regime.HIGH), now(), heard);
        book.onReading(reading("ETHUSDT", Interval.H1, 2_000, Regime.HIGH), now(), heard);

        assertThat(heard.drain()).isEmpty();
    }

    @Test
    void anExtremeRegimeSaysHowFarLiquidationIsNow() {
        rule(RuleKind.VOLATILITY_REGIME, Map.of(Severity.WARNING, 2.0, Severity.CRITICAL, 3.0), 0, 0, HOURLY);

        AlertTransition raised = reading(1_000, Regime.EXTREME).get(0);
        AlertTransition milder = reading(800, Regime.HIGH).get(0);
        AlertTransition over = reading(400, Regime.NORMAL).get(0);

        assertThat(raised.message())
                .isEqualTo("CRITICAL: volatility of BTCUSDT (1h) in CROSS:USDT of account a-17 reached EXTREME:"
                        + " it is EXTREME; ATR 2.0 times its baseline; liquidation is now 1.3 ATR away");
        assertThat(milder.type()).isEqualTo(AlertType.DEESCALATED);
        assertThat(over.message())
                .isEqualTo("RESOLVED: volatility of BTCUSDT (1h) in CROSS:USDT of account a-17 fell below HIGH:"
                        + " it is NORMAL; ATR 0.8 times its baseline; liquidation is now 3.2 ATR away (was WARNING)");
    }

    @Test
    void aSignalAgainstALargePositionIsAnAlertThatEndsByItself() {
        balance(150_000);
        signals(SignalMatch.Side.AGAINST, 0.4, 0);

        AlertTransition raised = signal(Bias.BEARISH, 0.7).get(0);
        List<AlertTransition> same = signal(Bias.BEARISH, 0.5);
        timeMs += 2 * HOUR_MS - 10;
        List<AlertTransition> before = price(60_001);
        timeMs += 10;
        AlertTransition over = price(60_002).get(0);

        assertThat(raised.severity()).isEqualTo(Severity.WARNING);
        assertThat(raised.reason()).isEqualTo(Reason.SIGNAL_SEEN);
        assertThat(raised.value()).hasValue(0.7);
        assertThat(raised.message())
                .isEqualTo("WARNING: BTCUSDT 1h: RSI overbought, against the long, which is 40 % of equity:"
                        + " RSI 14 rose from 80.1 to 86.0, in CROSS:USDT of account a-17");
        assertThat(raised.evidence().market().equityShare()).hasValue(0.4);
        assertThat(raised.evidence().market().signal().orElseThrow().value()).isEqualTo(86);
        assertThat(same).isEmpty();
        assertThat(before).isEmpty();
        assertThat(over.reason()).isEqualTo(Reason.SIGNAL_EXPIRED);
        assertThat(over.alertId()).isEqualTo(raised.alertId());
    }

    @Test
    void aSignalThatLeansTheOtherWayEndsTheAlert() {
        balance(150_000);
        signals(SignalMatch.Side.AGAINST, 0.4, 0);
        signal(Bias.BEARISH, 0.7);

        AlertTransition opposed = signal(Bias.BULLISH, 0.4).get(0);

        assertThat(opposed.type()).isEqualTo(AlertType.RESOLVED);
        assertThat(opposed.reason()).isEqualTo(Reason.SIGNAL_OPPOSED);
    }

    @Test
    void aSignalIsNoAlertWhereThePositionIsSmallOnItsSideOrGone() {
        balance(150_001);
        signals(SignalMatch.Side.AGAINST, 0.4, 0);
        assertThat(signal(Bias.BEARISH, 0.9)).as("39.9997 % of equity").isEmpty();

        balance(150_000);
        assertThat(signal(Bias.BULLISH, 0.9)).as("with the long").isEmpty();
        assertThat(signal(Bias.NEUTRAL, 0.9)).as("neither way").isEmpty();
        assertThat(signal(Bias.BEARISH, 0.29)).as("not sure enough").isEmpty();

        book.onPosition("a-17", longOf("BTCUSDT").quantity(0).build(), now(), heard);
        assertThat(signal(Bias.BEARISH, 0.9)).as("closed").isEmpty();
    }

    @Test
    void closingThePositionEndsTheAlertOfASignal() {
        balance(150_000);
        signals(SignalMatch.Side.ANY, 0, 0);
        signal(Bias.NEUTRAL, 0.4);

        book.onPosition("a-17", longOf("BTCUSDT").quantity(0).build(), now(), heard);

        assertThat(heard.drain())
                .extracting(event -> event.type() + " " + event.reason())
                .containsExactly("RESOLVED POSITION_CLOSED");
    }

    @Test
    void aCooldownPassesOverSignalsButNotAnEmergency() {
        balance(150_000);
        signals(SignalMatch.Side.AGAINST, 0, HOUR_MS);
        signal(Bias.BEARISH, 0.7);
        signal(Bias.BULLISH, 0.7);

        List<AlertTransition> cooling = signal(Bias.BEARISH, 0.8);
        List<AlertTransition> emergency = signal(Bias.BEARISH, 0.95);

        assertThat(cooling).isEmpty();
        assertThat(emergency).extracting(AlertTransition::severity).containsExactly(Severity.EMERGENCY);
    }

    @Test
    void aCooldownDelaysAValueThatIsStillBadWhenItEnds() {
        AlertRule ratio = AlertRule.of(
                "ratio", RuleKind.MARGIN_RATIO, Map.of(Severity.WARNING, 0.6), 0, 0, 10_000, RuleInput.UNIT_ALONE);
        book.onRule(ratio, now(), heard);
        assertThat(price(58_800)).extracting(AlertTransition::type).containsExactly(AlertType.RAISED);
        assertThat(price(59_500)).extracting(AlertTransition::type).containsExactly(AlertType.RESOLVED);

        List<AlertTransition> soon = price(58_800);
        timeMs += 10_000;
        book.onPrice("ETHUSDT", 3_000, now(), heard);

        assertThat(soon).isEmpty();
        assertThat(heard.drain())
                .as("raised by time alone, at a price of another symbol")
                .extracting(AlertTransition::severity)
                .containsExactly(Severity.WARNING);
    }

    private void rule(
            RuleKind kind, Map<Severity, Double> levels, double hysteresis, long cooldownMs, RuleInput input) {
        book.onRule(AlertRule.of("mine", kind, levels, hysteresis, 0, cooldownMs, input), now(), heard);
    }

    private void signals(SignalMatch.Side side, double minShareOfEquity, long cooldownMs) {
        SignalMatch match =
                new SignalMatch(Set.of(SignalKind.RSI_OVERBOUGHT), Set.of(Interval.H1), side, minShareOfEquity, 2);
        Map<Severity, Double> levels = Map.of(Severity.INFO, 0.3, Severity.WARNING, 0.6, Severity.EMERGENCY, 0.9);
        rule(RuleKind.SIGNAL, levels, 0, cooldownMs, new RuleInput.Signals(match));
    }

    private void balance(double amount) {
        book.onBalance("a-17", "USDT", amount, now(), heard);
    }

    private List<AlertTransition> price(double mark) {
        sequence++;
        book.onPrice("BTCUSDT", mark, now(), heard);
        return heard.drain();
    }

    private List<AlertTransition> reading(double atr, Regime regime) {
        book.onReading(reading("BTCUSDT", Interval.H1, atr, regime), now(), heard);
        return heard.drain();
    }

    private MarketReading reading(String symbol, Interval interval, double atr, Regime regime) {
        return new MarketReading(
                symbol, interval, timeMs, 60_000, atr, OptionalDouble.of(500), Optional.of(regime), 200);
    }

    private List<AlertTransition> signal(Bias bias, double confidence) {
        Signal signal = new Signal(
                "BTCUSDT",
                Interval.H1,
                99 * HOUR_MS,
                100 * HOUR_MS,
                SignalKind.RSI_OVERBOUGHT,
                bias,
                86,
                70,
                confidence,
                200,
                "RSI 14 rose from 80.1 to 86.0",
                Optional.empty());
        book.onSignal(signal, now(), heard);
        return heard.drain();
    }

    private Moment now() {
        return new Moment(timeMs++, sequence);
    }
}

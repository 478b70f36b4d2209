package io.plimsoll.risk.book;

import static io.plimsoll.risk.fixture.InstrumentBuilder.linear;
import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.risk.fixture.Recorder;
import io.plimsoll.risk.rule.AlertTransition;
import io.plimsoll.risk.rule.AlertTransition.Reason;
import io.plimsoll.risk.rule.AlertType;
import io.plimsoll.risk.rule.DefaultRules;
import io.plimsoll.risk.rule.InputFault;
import io.plimsoll.risk.rule.InputFault.Cause;
import io.plimsoll.risk.rule.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Wallet 1,500 USDT, long 1 BTC and 1 ETH from 60,000 and 3,000, rate 0.4 %, under the default rules. With BTC at 58,800 and ETH
 * at 3,000: balance 300, maintenance 247.2, ratio 0.824.
 */
class StaleFeedTest {

    private final TriggeredRiskBook book = new TriggeredRiskBook();
    private final Recorder heard = new Recorder();
    private long timeMs = 1_000_000;
    private long sequence = -1;

    @BeforeEach
    void anAccountWithACriticalMarginRatio() {
        book.onRule(DefaultRules.MARGIN_RATIO, now(), heard);
        book.onRule(DefaultRules.DATA_QUALITY, now(), heard);
        book.onInstrument(linear("BTCUSDT").flat(0.004, 0).build(), now(), heard);
        book.onInstrument(linear("ETHUSDT").flat(0.004, 0).build(), now(), heard);
        book.onBalance("a-17", "USDT", 1_500, now(), heard);
        book.onPosition("a-17", longOf("BTCUSDT").entry(60_000).build(), now(), heard);
        book.onPosition("a-17", longOf("ETHUSDT").entry(3_000).build(), now(), heard);
        price("BTCUSDT", 58_800);
    }

    /** D35: the feed of one venue stops with open positions. */
    @Test
    void d35AStoppedFeedAlertsAndMarginAlertsKeepTheirLevel() {
        assertThat(price("ETHUSDT", 3_000))
                .extracting(event -> event.rule().id() + " " + event.severity())
                .containsExactly("margin-ratio CRITICAL");

        assertThat(stale("BTCUSDT", timeMs - 5_000)).as("stale for 5 s").isEmpty();
        List<AlertTransition> recovery = price("ETHUSDT", 9_000);
        timeMs += 5_000;
        AlertTransition warning = price("ETHUSDT", 2_000).get(0);
        boolean evaluable = book.figures("a-17").units().get(0).evaluable();
        timeMs += 50_000;
        AlertTransition critical = price("SOLUSDT", 150).get(0);
        List<AlertTransition> resolvedByTheWay = price("ETHUSDT", 9_000);
        book.onQuality("BTCUSDT", Optional.empty(), now(), heard);
        List<AlertTransition> back = heard.drain();

        assertThat(recovery).as("ETH at 9,000 would resolve, were BTC trusted").isEmpty();
        assertThat(warning.rule().id()).isEqualTo("data-quality");
        assertThat(warning.type()).isEqualTo(AlertType.RAISED);
        assertThat(warning.subject().symbol()).isEqualTo("BTCUSDT");
        assertThat(warning.message())
                .isEqualTo("WARNING: inputs of BTCUSDT in CROSS:USDT in account a-17 cannot be trusted for 10 s:"
                        + " BTCUSDT: no price for 5 s; kept meanwhile: margin-ratio CRITICAL");
        assertThat(warning.evidence().market().kept()).containsEntry("margin-ratio", Severity.CRITICAL);
        assertThat(warning.remedies()).isEmpty();
        assertThat(evaluable).as("figures say that they are not to be trusted").isFalse();
        assertThat(critical.type()).isEqualTo(AlertType.ESCALATED);
        assertThat(critical.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(resolvedByTheWay).isEmpty();
        assertThat(back)
                .extracting(event -> event.rule().id() + " " + event.type() + " " + event.reason())
                .containsExactly("data-quality RESOLVED INPUTS_GOOD", "margin-ratio RESOLVED THRESHOLD_CLEARED");
    }

    @Test
    void aFeedThatComesBackInTimeAlertsNobody() {
        price("ETHUSDT", 3_000);
        stale("BTCUSDT", timeMs);
        timeMs += 8_000;
        book.onQuality("BTCUSDT", Optional.empty(), now(), heard);
        timeMs += 100_000;

        assertThat(price("ETHUSDT", 3_000)).isEmpty();
    }

    @Test
    void anAlertThatEndsWithItsRuleSaysThatInputsWereNotTrusted() {
        price("ETHUSDT", 3_000);
        stale("BTCUSDT", timeMs);

        book.onRuleRemoved("margin-ratio", now(), heard);

        assertThat(heard.drain())
                .extracting(AlertTransition::message)
                .containsExactly("RESOLVED: rule margin-ratio no longer watches CROSS:USDT in account a-17;"
                        + " inputs cannot be trusted: BTCUSDT: no price for 5 s (was CRITICAL)");
    }

    @Test
    void aPositionThatClosesEndsItsAlertsOnAStaleFeedToo() {
        price("ETHUSDT", 3_000);
        stale("BTCUSDT", timeMs);
        book.onPosition("a-17", longOf("ETHUSDT").quantity(0).build(), now(), heard);
        book.onPosition("a-17", longOf("BTCUSDT").quantity(0).build(), now(), heard);

        AlertTransition closed = heard.drain().get(0);

        assertThat(closed.reason()).isEqualTo(Reason.POSITION_CLOSED);
        assertThat(closed.rule().id()).isEqualTo("margin-ratio");
    }

    @Test
    void anAccountWhoseOwnDataAreDoubtedKeepsItsLevelsAndSaysSo() {
        price("ETHUSDT", 3_000);
        InputFault fault = new InputFault("", Cause.ACCOUNT, timeMs, "its balance of USDT fell from 1500 to 0");
        book.onAccountQuality("a-17", Optional.of(fault), now(), heard);
        List<AlertTransition> atOnce = heard.drain();
        List<AlertTransition> recovery = price("ETHUSDT", 9_000);
        timeMs += 10_000;
        List<AlertTransition> afterTen = price("BTCUSDT", 58_801);
        boolean evaluable = book.figures("a-17").units().get(0).evaluable();
        book.onAccountQuality("a-17", Optional.empty(), now(), heard);

        assertThat(atOnce).isEmpty();
        assertThat(recovery).as("neither raised nor cleared").isEmpty();
        assertThat(evaluable).isFalse();
        assertThat(afterTen)
                .extracting(event -> event.rule().id() + " " + event.severity() + " "
                        + event.subject().symbol())
                .containsExactly("data-quality WARNING BTCUSDT", "data-quality WARNING ETHUSDT");
        assertThat(afterTen.get(0).message()).contains("its balance of USDT fell from 1500 to 0");
        assertThat(heard.drain())
                .extracting(event -> event.rule().id() + " " + event.reason())
                .containsExactlyInAnyOrder(
                        "data-quality " + Reason.INPUTS_GOOD,
                        "data-quality " + Reason.INPUTS_GOOD,
                        "margin-ratio " + Reason.THRESHOLD_CLEARED);
    }

    @Test
    void aSymbolThatNeverHadAPriceAlertsTenSecondsAfterItIsHeld() {
        price("ETHUSDT", 3_000);
        book.onPosition("a-17", longOf("NEWUSDT").entry(1).build(), now(), heard);
        timeMs += 9_990;
        List<AlertTransition> before = price("ETHUSDT", 3_000);
        timeMs += 10;
        List<AlertTransition> after = price("ETHUSDT", 3_000);

        assertThat(before).isEmpty();
        assertThat(after)
                .extracting(AlertTransition::message)
                .singleElement()
                .asString()
                .startsWith(
                        "WARNING: inputs of NEWUSDT in CROSS:USDT in account a-17 cannot be trusted for 10 s: NEWUSDT: its"
                                + " contract is not known");
    }

    private List<AlertTransition> stale(String symbol, long sinceMs) {
        InputFault fault = new InputFault(symbol, Cause.STALE, sinceMs, "no price for 5 s");
        book.onQuality(symbol, Optional.of(fault), now(), heard);
        return heard.drain();
    }

    private List<AlertTransition> price(String symbol, double mark) {
        sequence++;
        book.onPrice(symbol, mark, now(), heard);
        return heard.drain();
    }

    private Moment now() {
        return new Moment(timeMs++, sequence);
    }
}

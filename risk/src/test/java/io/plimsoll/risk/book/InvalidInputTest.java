package io.plimsoll.risk.book;

import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import io.plimsoll.risk.fixture.Recorder;
import io.plimsoll.risk.margin.Scope;
import io.plimsoll.risk.rule.DefaultRules;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidInputTest {

    private static final Moment NOW = new Moment(1_000, 0);

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @ParameterizedTest
    @MethodSource("everyBook")
    void aRefusedRecordChangesNothing(RiskBook book) {
        Recorder heard = new Recorder();
        book.onRule(DefaultRules.MARGIN_RATIO, NOW, heard);
        book.onInstrument(InstrumentBuilder.linear("BTCUSDT").build(), NOW, heard);
        book.onBalance("a", "USDT", 1_500, NOW, heard);
        book.onPosition("a", longOf("BTCUSDT").entry(60_000).build(), NOW, heard);
        book.onPrice("BTCUSDT", 60_000, NOW, heard);

        refused(
                () -> book.onPrice("BTCUSDT", -1, NOW, heard),
                "markPrice of BTCUSDT is -1.0, expected a finite number above 0");
        refused(
                () -> book.onPrice("BTCUSDT", Double.NaN, NOW, heard),
                "markPrice of BTCUSDT is NaN, expected a finite number above 0");
        refused(
                () -> book.onBalance("a", "USDT", Double.NaN, NOW, heard),
                "walletBalance of USDT is NaN, expected a finite number");
        refused(
                () -> book.onBalance(" ", "USDT", 1, NOW, heard),
                "account is \" \", expected a text that is not blank");
        refused(() -> book.onBalance("a", "", 1, NOW, heard), "asset is \"\", expected a text that is not blank");
        book.onPosition("a", longOf("BTCUSDT").entry(60_000).leverage(20).build(), NOW, heard);

        assertThat(heard.drain()).isEmpty();
        book.onPrice("BTCUSDT", 58_800, NOW, heard);
        assertThat(heard.drain())
                .singleElement()
                .satisfies(event -> assertThat(event.evidence().marginBalance()).isEqualTo(300));
    }

    static List<RiskBook> everyBook() {
        return List.of(new ReferenceRiskBook(), new TriggeredRiskBook());
    }

    @Test
    void positionsAndContractsNameTheirFault() {
        refused(
                () -> longOf("BTCUSDT").quantity(-1).build(),
                "quantity of BTCUSDT LONG is -1.0, expected a finite number from 0");
        refused(
                () -> longOf("BTCUSDT").entry(0).build(),
                "entryPrice of BTCUSDT LONG is 0.0, expected a finite number above 0");
        refused(
                () -> longOf("BTCUSDT").leverage(0).build(),
                "leverage of BTCUSDT LONG is 0.0, expected a finite number above 0, or none");
        refused(
                () -> longOf("BTCUSDT").isolated(-3).build(),
                "isolatedMargin of BTCUSDT LONG is -3.0, expected a finite number from 0, or none");
        refused(
                () -> longOf("BTCUSDT").isolatedAt(Double.NaN).build(),
                "isolatedMargin of BTCUSDT LONG is missing, expected isolatedMargin or leverage in mode ISOLATED");
        refused(
                () -> InstrumentBuilder.linear("BTCUSDT").contractSize(0).build(),
                "contractSize of BTCUSDT is 0.0, expected a finite number above 0");
        refused(
                () -> InstrumentBuilder.linear("BTCUSDT").takerFee(1).build(),
                "takerFeeRate of BTCUSDT is 1.0, expected a fraction from 0 to below 1");
        refused(
                () -> InstrumentBuilder.linear("BTCUSDT").lot(-1).build(),
                "lotSize of BTCUSDT is -1.0, expected a finite number from 0");
        refused(
                () -> new Scope("USDT"),
                "scope is \"USDT\", expected CROSS:<settleAsset> or ISOLATED:<symbol>:<LONG|SHORT>");
    }

    @Test
    void aClosedPositionNeedsNoPrice() {
        assertThat(longOf("BTCUSDT").quantity(0).entry(0).build().closed()).isTrue();
    }
}

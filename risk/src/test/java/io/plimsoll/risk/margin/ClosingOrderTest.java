package io.plimsoll.risk.margin;

import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingOrderTest {

    private static OpenPosition open(String symbol, double rate, double fee) {
        Instrument terms =
                InstrumentBuilder.linear(symbol).flat(rate, 0).takerFee(fee).build();
        return new OpenPosition(longOf(symbol).build(), terms, 100);
    }

    private static List<String> order(OpenPosition... positions) {
        return ClosingOrder.of(MarginUnit.cross("USDT", 10, List.of(positions)), 0.5).stream()
                .map(open -> open.position().symbol())
                .toList();
    }

    @Test
    void closesFirstWhatRelievesMostForItsFee() {
        // (0.01 − 0.00025) / 0.0005 = 19.5; 99.5; (0.02 − 0.00005) / 0.0001 = 199.5
        assertThat(order(open("A", 0.01, 0.0005), open("B", 0.05, 0.0005), open("C", 0.02, 0.0001)))
                .containsExactly("C", "B", "A");
    }

    @Test
    void closesTheHigherRateFirstWhereNothingIsCharged() {
        assertThat(order(open("A", 0.01, 0), open("B", 0.05, 0), open("C", 0.9, 0.01)))
                .containsExactly("B", "A", "C");
    }

    @Test
    void countsTheRateOfTheTierThePositionLiesIn() {
        Instrument tiered = InstrumentBuilder.linear("B")
                .tiers(0, 0.01, 90, 0.1)
                .takerFee(0.0005)
                .build();

        assertThat(order(open("A", 0.05, 0.0005), new OpenPosition(longOf("B").build(), tiered, 100)))
                .containsExactly("B", "A");
    }

    @Test
    void refusesATargetThatIsNotBelowLiquidation() {
        assertThatThrownBy(() -> ClosingOrder.of(MarginUnit.cross("USDT", 10, List.of()), 1))
                .hasMessage("targetRatio is 1.0, expected a fraction above 0 and below 1");
    }
}

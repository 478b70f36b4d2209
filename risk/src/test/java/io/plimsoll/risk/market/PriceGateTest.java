package io.plimsoll.risk.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.risk.market.PriceGate.Accepted;
import io.plimsoll.risk.market.PriceGate.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceGateTest {

    private final PriceGate gate = new PriceGate();

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNotAPrice(double price) {
        assertThat(gate.offer("BTCUSDT", 1_000, price)).isEqualTo(Verdict.NON_POSITIVE);
    }

    @Test
    void refusesARepetitionButNotTheSamePriceLater() {
        assertThat(gate.offer("BTCUSDT", 1_000, 100)).isEqualTo(Verdict.ACCEPTED);
        assertThat(gate.offer("BTCUSDT", 1_000, 100)).isEqualTo(Verdict.DUPLICATE);
        assertThat(gate.offer("BTCUSDT", 1_000, 101)).isEqualTo(Verdict.ACCEPTED);
        assertThat(gate.offer("BTCUSDT", 1_001, 101)).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void refusesAPriceOlderThanTheLastOfItsSymbolOnly() {
        gate.offer("BTCUSDT", 1_000, 100);

        assertThat(gate.offer("BTCUSDT", 999, 99)).isEqualTo(Verdict.OUT_OF_ORDER);
        assertThat(gate.offer("ETHUSDT", 999, 99)).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void aRefusedPriceLeavesNoTrace() {
        gate.offer("BTCUSDT", 1_000, 100);

        gate.offer("BTCUSDT", 5_000, -1);

        assertThat(gate.offer("BTCUSDT", 2_000, 100)).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void remembersWhatWasAcceptedBeforeARestart() {
        gate.restore("BTCUSDT", new Accepted(1_000, 100));

        assertThat(gate.offer("BTCUSDT", 1_000, 100)).isEqualTo(Verdict.DUPLICATE);
        assertThat(gate.offer("BTCUSDT", 999, 100)).isEqualTo(Verdict.OUT_OF_ORDER);
    }
}

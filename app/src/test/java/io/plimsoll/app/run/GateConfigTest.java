package io.plimsoll.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.app.config.ConfigException;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.risk.market.GateSettings;
import io.plimsoll.risk.market.MarketGate;
import io.plimsoll.risk.market.OfferedPrice;
import io.plimsoll.risk.market.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateConfigTest {
    private static final PlimsollConfig TWO_ORDERS = PlimsollConfig.defaults()
            .with(ConfigKey.GATE_SOURCES, "binance, bybit")
            .with(ConfigKey.GATE_SOURCES_OF, "BTCUSDT:bybit>binance, ETHUSDT:okx");

    @Test
    void aSymbolMayHaveAnOrderOfSourcesOfItsOwn() {
        GateSettings settings = GateConfig.of(TWO_ORDERS);

        assertThat(settings.sources()).containsExactly("binance", "bybit");
        assertThat(settings.sourcesOf().get("BTCUSDT")).isEqualTo(List.of("bybit", "binance"));
        assertThat(settings.sourcesOf().get("ETHUSDT")).isEqualTo(List.of("okx"));
    }

    @Test
    void itFailsOverAndBackByThatOrder() {
        MarketGate gate = new MarketGate(GateConfig.of(TWO_ORDERS));

        assertThat(offer(gate, "BTCUSDT", "bybit", 1_000)).isEqualTo(Verdict.ACCEPTED);
        assertThat(offer(gate, "BTCUSDT", "binance", 2_000)).isEqualTo(Verdict.STANDBY);
        assertThat(offer(gate, "BTCUSDT", "binance", 6_000))
                .as("5 s without bybit")
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(offer(gate, "BTCUSDT", "bybit", 7_000)).as("bybit is back").isEqualTo(Verdict.ACCEPTED);
        assertThat(offer(gate, "BTCUSDT", "binance", 8_000)).isEqualTo(Verdict.STANDBY);
        assertThat(offer(gate, "XRPUSDT", "binance", 1_000)).isEqualTo(Verdict.ACCEPTED);
        assertThat(offer(gate, "XRPUSDT", "bybit", 2_000))
                .as("the general order")
                .isEqualTo(Verdict.STANDBY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTCUSDT", "BTCUSDT:", "BTCUSDT:a>", "BTCUSDT:a>a", "BTCUSDT:a, BTCUSDT:b", "BTCUSDT:a>>b"})
    void namesAnOrderThatIsNone(String order) {
        assertThatThrownBy(() -> PlimsollConfig.defaults().with(ConfigKey.GATE_SOURCES_OF, order))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("gate.sources.of")
                .hasMessageContaining("name:best>second");
    }

    private static Verdict offer(MarketGate gate, String symbol, String source, long timeMs) {
        return gate.offer(new OfferedPrice(symbol, source, timeMs, 100 + timeMs / 1_000, Double.NaN, timeMs))
                .verdict();
    }
}

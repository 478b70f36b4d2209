package io.plimsoll.producers.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.producers.files.FeedRecord;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedMarketTest {
    private static final List<SimulatedSymbol> STILL = List.of(new SimulatedSymbol("X", new BigDecimal("100"), 0, 1));

    private static String line(FeedRecord entry) {
        FeedRecord.Price price = (FeedRecord.Price) entry;
        return price.timeMs() + " " + price.key() + " "
                + price.tick().getMarkPrice().stripTrailingZeros().toPlainString();
    }

    private static double priceAt(List<FeedRecord> prices, int step) {
        return ((FeedRecord.Price) prices.get(step)).tick().getMarkPrice().doubleValue();
    }

    @Test
    void givesTheSamePricesForTheSameSeedAndOthersForAnother() {
        List<FeedRecord> once =
                new SimulatedMarket(SimulatedSymbol.defaults(), Scenario.FLASH_CRASH, 7).prices(1_000, 1_000, 50);
        List<FeedRecord> again =
                new SimulatedMarket(SimulatedSymbol.defaults(), Scenario.FLASH_CRASH, 7).prices(1_000, 1_000, 50);
        List<FeedRecord> other =
                new SimulatedMarket(SimulatedSymbol.defaults(), Scenario.FLASH_CRASH, 8).prices(1_000, 1_000, 50);

        assertThat(again).hasSize(600).isEqualTo(once);
        assertThat(other).hasSize(600).isNotEqualTo(once);
        assertThat(line(once.get(0))).isEqualTo("1000 BTCUSDT 105000");
        assertThat(line(once.get(12))).isEqualTo("2000 BTCUSDT 105005");
        assertThat(line(once.get(599))).isEqualTo("50000 1000PEPEUSDT 0.00932145");
    }

    @Test
    void fallsAboutAFifthInAFlashCrashAndRecoversInPart() {
        List<FeedRecord> prices = new SimulatedMarket(STILL, Scenario.FLASH_CRASH, 1).prices(0, 1, 1_001);

        assertThat(priceAt(prices, 500)).isCloseTo(100, within(1.0));
        assertThat(priceAt(prices, 552)).isCloseTo(77.9, within(1.0));
        assertThat(priceAt(prices, 1_000)).isCloseTo(86.1, within(1.0));
    }

    @Test
    void losesAQuarterEvenlyInASlowBleed() {
        List<FeedRecord> prices = new SimulatedMarket(STILL, Scenario.SLOW_BLEED, 1).prices(0, 1, 1_001);

        assertThat(priceAt(prices, 500)).isCloseTo(86.1, within(1.0));
        assertThat(priceAt(prices, 1_000)).isCloseTo(74.1, within(1.0));
    }

    @Test
    void movesAHighBetaSymbolFurther() {
        List<FeedRecord> prices = new SimulatedMarket(
                        List.of(new SimulatedSymbol("X", new BigDecimal("100"), 0, 2)), Scenario.SLOW_BLEED, 1)
                .prices(0, 1, 1_001);

        assertThat(priceAt(prices, 1_000)).isCloseTo(54.9, within(1.0));
    }

    @Test
    void staysAboutWhereItWasWithoutAScenario() {
        List<FeedRecord> prices = new SimulatedMarket(STILL, Scenario.NONE, 1).prices(0, 1, 1_001);

        assertThat(priceAt(prices, 1_000)).isCloseTo(100, within(1.0));
    }

    @Test
    void refusesScenariosItDoesNotKnow() {
        assertThat(Scenario.parse("flash-crash")).isEqualTo(Scenario.FLASH_CRASH);
        assertThatThrownBy(() -> Scenario.parse("boom"))
                .hasMessage("scenario: found \"boom\", expected one of none, flash-crash, slow-bleed");
    }

    @Test
    void refusesARunWithoutSteps() {
        assertThatThrownBy(() -> new SimulatedMarket(STILL, Scenario.NONE, 1).prices(0, 0, 0))
                .hasMessage("simulated market: found intervalMs 0, steps 0, expected > 0, >= 1");
    }
}

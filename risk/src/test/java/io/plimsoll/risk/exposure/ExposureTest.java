package io.plimsoll.risk.exposure;

import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static io.plimsoll.risk.fixture.PositionBuilder.shortOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import io.plimsoll.risk.margin.CollateralHolding;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Portfolio;
import io.plimsoll.risk.margin.UnifiedCollateral;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureTest {

    private static final Instrument BTC = InstrumentBuilder.linear("BTCUSDT").build();
    private static final Instrument COIN =
            InstrumentBuilder.inverse("BTCUSD", "BTC").contractSize(100).build();

    private static Exposure btc(Portfolio account) {
        Exposure exposure = Exposure.of(account).get("BTC");
        assertThat(exposure).isNotNull();
        return exposure == null ? new Exposure("BTC", 0, 0, 0, 0) : exposure;
    }

    private static Portfolio spotAndShort(double quantity) {
        OpenPosition sold = new OpenPosition(
                shortOf("BTCUSDT")
                        .quantity(quantity)
                        .entry(50_000)
                        .isolatedAt(10)
                        .build(),
                BTC,
                50_000);
        return new Portfolio("a-17", Map.of("USDT", 10_000.0), List.of(sold), Optional.empty(), Map.of("BTC", 1.0));
    }

    @ParameterizedTest
    @DisplayName("S36, S37: shorts of 25, 50 and 100 % against 1 BTC of spot")
    @CsvSource({"0.25, 0.75, 0.25", "0.5, 0.5, 0.5", "1, 0, 1"})
    void aShortHedgesSpotInProportion(double quantity, double netDelta, double hedgeRatio) {
        Exposure exposure = btc(spotAndShort(quantity));

        assertThat(exposure.netDelta()).isCloseTo(netDelta, within(1e-12));
        assertThat(exposure.hedgeRatio()).isCloseTo(hedgeRatio, within(1e-12));
        assertThat(exposure.contractDelta()).isCloseTo(-quantity, within(1e-12));
    }

    @Test
    void spotHedgesThePriceButDoesNotStandBehindTheMargin() {
        Portfolio account = spotAndShort(1);

        assertThat(btc(account).netDelta()).isZero();
        // isolated 5,000 − 5,000: the short is bankrupt at 55,000 although the spot gained as much
        assertThat(account.at(Map.of("BTCUSDT", 55_000.0)).marginRatio()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    @DisplayName("S20: an equal short in a quarterly makes the delta 0")
    void aLongPerpetualAndAnEqualShortQuarterlyHaveNoDelta() {
        Instrument quarterly = InstrumentBuilder.linear("BTCUSDT-0326").build().following("BTC");
        Portfolio account = Portfolio.ofPools(
                "a-17",
                Map.of("USDT", 10_000.0),
                List.of(
                        new OpenPosition(longOf("BTCUSDT").quantity(2).build(), BTC, 50_000),
                        new OpenPosition(shortOf("BTCUSDT-0326").quantity(2).build(), quarterly, 50_400)));

        assertThat(Exposure.of(account)).containsOnlyKeys("BTC");
        assertThat(btc(account)).isEqualTo(new Exposure("BTC", 2, 2, 0, 0));
        assertThat(btc(account).netDelta()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"25000", "50000", "100000"})
    void anUnleveragedInverseShortOnItsOwnCoinsIsNeutralAtEveryPrice(double mark) {
        OpenPosition sold =
                new OpenPosition(shortOf("BTCUSD").quantity(500).entry(50_000).build(), COIN, mark);

        Exposure exposure = btc(Portfolio.ofPools("a-17", Map.of("BTC", 1.0), List.of(sold)));

        assertThat(exposure.netDelta()).isCloseTo(0, within(1e-12));
        assertThat(exposure.hedgeRatio()).isCloseTo(1, within(1e-12));
    }

    @Test
    void coinsHeldAsUnifiedCollateralCountWithoutTheirHaircut() {
        Portfolio account = Portfolio.ofUnified(
                "a-17",
                new UnifiedCollateral(
                        "USDT",
                        List.of(
                                new CollateralHolding("USDT", 100, 1, 1),
                                new CollateralHolding("BTC", 2, 50_000, 0.95),
                                new CollateralHolding("ETH", 3, 3_000, 0.9))),
                List.of(new OpenPosition(
                        shortOf("BTCUSDT").quantity(0.5).entry(50_000).build(), BTC, 50_000)));

        assertThat(Exposure.of(account)).containsOnlyKeys("BTC", "ETH");
        assertThat(btc(account)).isEqualTo(new Exposure("BTC", 0, 0.5, 0, 2));
        assertThat(btc(account).netDelta()).isEqualTo(1.5);
    }

    @Test
    void anAssetThatIsNotHeldIsFullyUnhedged() {
        assertThat(new Exposure("BTC", 0, 0, 0, 0).hedgeRatio()).isZero();
        assertThat(new Exposure("BTC", 1, 0, -1, 0).hedgeRatio()).isEqualTo(1);
        assertThat(Exposure.of(Portfolio.ofPools("a-17", Map.of(), List.of()))).isEmpty();
    }
}

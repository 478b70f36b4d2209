package io.plimsoll.risk.margin;

import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static io.plimsoll.risk.fixture.PositionBuilder.shortOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortfolioTest {

    private static final Instrument BTCUSDT =
            InstrumentBuilder.linear("BTCUSDT").build();
    private static final Instrument ETHUSDT =
            InstrumentBuilder.linear("ETHUSDT").build();
    private static final Instrument BTCUSD =
            InstrumentBuilder.inverse("BTCUSD", "BTC").contractSize(100).build();

    private static final OpenPosition BTC_LONG =
            new OpenPosition(longOf("BTCUSDT").entry(60_000).build(), BTCUSDT, 58_800);
    private static final OpenPosition ETH_SHORT =
            new OpenPosition(shortOf("ETHUSDT").entry(3_000).isolatedAt(5).build(), ETHUSDT, 2_900);
    private static final OpenPosition COIN_SHORT =
            new OpenPosition(shortOf("BTCUSD").quantity(294).entry(60_000).build(), BTCUSD, 58_800);

    private static final CollateralHolding USDT = new CollateralHolding("USDT", 1_500, 1, 1);
    private static final CollateralHolding BTC = new CollateralHolding("BTC", 0.1, 58_800, 0.95);

    @Test
    void hasAPoolForEachSettleAssetAndAUnitForEachIsolatedPosition() {
        Portfolio account = Portfolio.ofPools(
                "a-17", Map.of("USDT", 1_500.0, "SOL", 7.0), List.of(BTC_LONG, ETH_SHORT, COIN_SHORT));

        assertThat(account.units().keySet())
                .extracting(Scope::text)
                .containsExactly("CROSS:BTC", "CROSS:SOL", "CROSS:USDT", "ISOLATED:ETHUSDT:SHORT");
        assertThat(account.unit(Scope.cross("USDT")).orElseThrow().marginBalance())
                .isEqualTo(300);
        assertThat(account.unit(Scope.cross("SOL")).orElseThrow().marginBalance())
                .isEqualTo(7);
        assertThat(account.unit(Scope.cross("BTC")).orElseThrow().positions()).containsExactly(COIN_SHORT);
        assertThat(account.unit(Scope.isolated("ETHUSDT", Side.SHORT))
                        .orElseThrow()
                        .collateral())
                .isEqualTo(600);
    }

    @Test
    void itsRatioIsTheWorstOfItsUnits() {
        Portfolio account = Portfolio.ofPools("a-17", Map.of("USDT", 1_500.0), List.of(BTC_LONG, ETH_SHORT));

        // pool 235.2 / 300; isolated 11.6 / 700
        assertThat(account.marginRatio()).isCloseTo(0.784, within(1e-12));
        assertThat(Portfolio.ofPools("a-17", Map.of(), List.of()).marginRatio()).isZero();
    }

    @Test
    void aUnifiedAccountIsOnePoolWithWeightedCollateralAndCoinProfitAtTheCoinsPrice() {
        Portfolio account = Portfolio.ofUnified(
                "a-17", new UnifiedCollateral("USDT", List.of(USDT, BTC)), List.of(BTC_LONG, ETH_SHORT, COIN_SHORT));

        MarginUnit pool = account.unit(Scope.cross("USDT")).orElseThrow();

        assertThat(account.units().keySet())
                .extracting(Scope::text)
                .containsExactly("CROSS:USDT", "ISOLATED:ETHUSDT:SHORT");
        // 1,500 + 0.1 × 58,800 × 0.95
        assertThat(pool.collateral()).isCloseTo(7_086, within(1e-9));
        // −1,200 and the short's 0.5 − 0.49 coins at 58,800
        assertThat(pool.unrealizedPnl()).isCloseTo(-612, within(1e-9));
        assertThat(pool.marginBalance()).isCloseTo(6_474, within(1e-9));
        // 0.4 % of 58,800 and of 0.5 coins at 58,800
        assertThat(pool.maintenanceMargin()).isCloseTo(352.8, within(1e-9));
        assertThat(pool.marginRatio()).isCloseTo(0.054494903, within(1e-9));
    }

    @Test
    void aUnifiedLiquidationPriceMovesOneSymbolAndHoldsTheCoinsPrice() {
        MarginUnit pool = MarginUnit.unified("USDT", List.of(USDT, BTC), List.of(BTC_LONG));

        // 7,086 + P − 60,000 = 0.004 P
        assertThat(pool.liquidationPrice("BTCUSDT")).hasValueCloseTo(53_126.506024, within(1e-6));
        MarginUnit there = pool.at(Map.of("BTCUSDT", 53_126.506024));
        assertThat(there.marginRatio()).isCloseTo(1, within(1e-8));
        assertThat(there.collateral()).isEqualTo(pool.collateral());
    }

    @Test
    void aCoinSettledPositionOfAUnifiedAccountIsLiquidatedWhereItsConvertedLossUsesUpTheCollateral() {
        MarginUnit pool = MarginUnit.unified("USDT", List.of(USDT, BTC), List.of(COIN_SHORT));

        // 7,086 − 58,800 × 0.49 + 58,800 × 29,400 / P = 58,800 × 0.004 × 29,400 / P
        assertThat(pool.liquidationPrice("BTCUSD")).hasValueCloseTo(79_250.903065, within(1e-6));
        assertThat(pool.at(Map.of("BTCUSD", pool.liquidationPrice("BTCUSD").orElseThrow()))
                        .marginRatio())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void aDebtCountsInFull() {
        assertThat(new CollateralHolding("BTC", -0.5, 60_000, 0.95).value()).isEqualTo(-30_000);
        assertThat(new CollateralHolding("BTC", 0.5, 60_000, 0.95).value()).isCloseTo(28_500, within(1e-9));
    }

    @Test
    void revaluesMarksCoinsAndSettlePricesTogether() {
        Portfolio account = Portfolio.ofUnified(
                "a-17", new UnifiedCollateral("USDT", List.of(USDT, BTC)), List.of(BTC_LONG, COIN_SHORT));

        Portfolio fallen = account.at(Map.of("BTCUSDT", 50_000.0, "BTCUSD", 50_000.0), Map.of("BTC", 50_000.0));
        MarginUnit pool = fallen.unit(Scope.cross("USDT")).orElseThrow();

        // 1,500 + 0.1 × 50,000 × 0.95; −10,000 and (29,400 / 50,000 − 0.49) × 50,000
        assertThat(pool.collateral()).isCloseTo(6_250, within(1e-9));
        assertThat(pool.unrealizedPnl()).isCloseTo(-5_100, within(1e-9));
        assertThat(pool)
                .isEqualTo(account.unit(Scope.cross("USDT"))
                        .orElseThrow()
                        .at(Map.of("BTCUSDT", 50_000.0, "BTCUSD", 50_000.0), Map.of("BTC", 50_000.0)));
    }

    @Test
    void pricesOfCollateralMeanNothingToSeparatePools() {
        Portfolio account = Portfolio.ofPools("a-17", Map.of("BTC", 1.0), List.of(COIN_SHORT));

        assertThat(account.at(Map.of(), Map.of("BTC", 1.0)).units()).isEqualTo(account.units());
    }

    @Test
    void tellsTheBaseAssetFromTheSymbolUnlessItIsGiven() {
        assertThat(BTCUSDT.baseAsset()).isEqualTo("BTC");
        assertThat(BTCUSD.baseAsset()).isEqualTo("BTC");
        assertThat(InstrumentBuilder.linear("BTC-USDT").build().baseAsset()).isEqualTo("BTC");
        assertThat(InstrumentBuilder.linear("BTC/USDT:USDT").build().baseAsset())
                .isEqualTo("BTC");
        assertThat(InstrumentBuilder.linear("XBTUSDTM").build().baseAsset()).isEqualTo("XBTUSDTM");
        assertThat(InstrumentBuilder.linear("XBTUSDTM").build().following("BTC").baseAsset())
                .isEqualTo("BTC");
        assertThat(InstrumentBuilder.linear("USDT").build().baseAsset()).isEqualTo("USDT");
    }

    @Test
    void refusesWhatWouldBeCountedTwiceOrCannotBeCounted() {
        OpenPosition dearer = new OpenPosition(shortOf("BTCUSDT").entry(60_000).build(), BTCUSDT, 58_801);

        assertThatThrownBy(() -> Portfolio.ofPools("a-17", Map.of(), List.of(BTC_LONG, BTC_LONG)))
                .hasMessage("position BTCUSDT LONG of a-17 is given twice, expected one position a symbol and side");
        assertThatThrownBy(() -> Portfolio.ofPools("a-17", Map.of(), List.of(BTC_LONG, dearer)))
                .hasMessage("markPrice of BTCUSDT SHORT is 58801.0, expected the 58800.0 of its other side");
        assertThatThrownBy(() -> new UnifiedCollateral("USDT", List.of(USDT, USDT)))
                .hasMessage("asset is USDT twice, expected each asset once");
        assertThatThrownBy(() -> new UnifiedCollateral("BTC", List.of(BTC)))
                .hasMessage("price of valuation asset BTC is 58800.0, expected 1");
        assertThatThrownBy(() -> new CollateralHolding("BTC", 1, 60_000, 1.05))
                .hasMessage("weight of BTC is 1.05, expected a fraction from 0 to 1");
        assertThatThrownBy(() -> MarginUnit.cross("USDT", 1, List.of(BTC_LONG.settledAt(2))))
                .hasMessage("settlePrice of BTCUSDT in CROSS:USDT is 2.0, expected 1");
    }
}

package io.plimsoll.risk.margin;

import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static io.plimsoll.risk.fixture.PositionBuilder.shortOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MarginFiguresTest {

    private static final Instrument BTC = InstrumentBuilder.linear("BTCUSDT").build();
    private static final Instrument ETH = InstrumentBuilder.linear("ETHUSDT").build();
    private static final Instrument COIN =
            InstrumentBuilder.inverse("BTCUSD", "BTC").contractSize(100).build();

    private static MarginUnit cross(double wallet, OpenPosition... positions) {
        return MarginUnit.cross("USDT", wallet, List.of(positions));
    }

    @Test
    void returnOnEquityDividesByTheMarginAtEntry() {
        OpenPosition tenTimes =
                new OpenPosition(longOf("BTCUSDT").entry(60_000).leverage(10).build(), BTC, 63_000);
        OpenPosition sold =
                new OpenPosition(shortOf("BTCUSDT").entry(60_000).leverage(10).build(), BTC, 63_000);

        assertThat(tenTimes.returnOnEquity()).isCloseTo(0.5, within(1e-12));
        assertThat(sold.returnOnEquity()).isCloseTo(-0.5, within(1e-12));
    }

    @Test
    void anIsolatedPositionWithoutLeverageReturnsOnItsAssignedMargin() {
        OpenPosition open = new OpenPosition(
                longOf("BTCUSDT")
                        .entry(60_000)
                        .isolated(5_000)
                        .leverage(Double.NaN)
                        .build(),
                BTC,
                60_500);

        assertThat(open.initialMargin()).isEqualTo(5_000);
        assertThat(open.returnOnEquity()).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void aCrossPositionWithoutLeverageHasNoReturnOnEquity() {
        OpenPosition open =
                new OpenPosition(longOf("BTCUSDT").leverage(Double.NaN).build(), BTC, 100);

        assertThat(open.returnOnEquity()).isNaN();
        assertThat(open.initialMargin()).isNaN();
    }

    @Test
    void netLeverageSetsLongsOffAgainstShortsAndGrossDoesNot() {
        MarginUnit unit = cross(
                10_000,
                new OpenPosition(longOf("BTCUSDT").quantity(0.5).entry(60_000).build(), BTC, 60_000),
                new OpenPosition(shortOf("ETHUSDT").quantity(5).entry(4_000).build(), ETH, 4_000));

        assertThat(unit.effectiveLeverage()).isCloseTo(5, within(1e-12));
        assertThat(unit.netLeverage()).isCloseTo(1, within(1e-12));
        assertThat(unit.exposureShare("ETHUSDT")).isCloseTo(2, within(1e-12));
        assertThat(unit.exposureShare("SOLUSDT")).isZero();
        assertThat(unit.concentration()).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void effectiveLeverageOfAnIsolatedPositionCountsItsOwnMarginAndResult() {
        OpenPosition open =
                new OpenPosition(longOf("BTCUSDT").entry(60_000).isolated(6_000).build(), BTC, 58_800);

        // 58,800 / (6,000 − 1,200)
        assertThat(MarginUnit.isolated(open).effectiveLeverage()).isCloseTo(12.25, within(1e-12));
        assertThat(MarginUnit.isolated(open).netLeverage()).isCloseTo(12.25, within(1e-12));
    }

    @Test
    void aUnitWithoutPositionsHasNoLeverageAndNoConcentration() {
        assertThat(cross(5).netLeverage()).isZero();
        assertThat(cross(5).concentration()).isZero();
        assertThat(cross(5).liquidationPrices("BTCUSDT").none()).isTrue();
        assertThat(cross(5).bankruptcyPrice("BTCUSDT")).isEmpty();
    }

    @Test
    void aHedgedBookTellsBothItsPricesAndTheNearerOneIsTheHeadline() {
        // maintenance grows by 0.19 a unit of price below P = 120, by 5.09 above, where the long leg enters tier 2
        Instrument tiered =
                InstrumentBuilder.linear("X").tiers(0, 0.01, 1_200, 0.5).build();
        MarginUnit unit = cross(
                27.1,
                new OpenPosition(longOf("X").quantity(10).build(), tiered, 100),
                new OpenPosition(shortOf("X").quantity(9).build(), tiered, 100));

        LiquidationPrices prices = unit.liquidationPrices("X");

        // lower: 27.1 + P − 100 = 0.19 P; upper: 27.1 + P − 100 = 0.19 P + 4.9 P − 588
        assertThat(prices.lower()).hasValueCloseTo(90.0, within(1e-9));
        assertThat(prices.upper()).hasValueCloseTo(125.941320, within(1e-6));
        assertThat(prices.now()).isFalse();
        assertThat(prices.nearest(100)).isEqualTo(unit.liquidationPrice("X"));
        assertThat(prices.nearest(120)).isEqualTo(prices.upper());
    }

    @Test
    void anInverseShortIsLiquidatedOnTheWayUpAndAnInverseLongOnTheWayDown() {
        OpenPosition sold = new OpenPosition(
                shortOf("BTCUSD").quantity(500).entry(50_000).isolatedAt(10).build(), COIN, 50_000);
        OpenPosition bought = new OpenPosition(
                longOf("BTCUSD").quantity(500).entry(50_000).isolatedAt(10).build(), COIN, 50_000);

        // 50,000 × 0.996 / 0.9; 50,000 × 1.004 / 1.1
        assertThat(MarginUnit.isolated(sold).liquidationPrices("BTCUSD").upper())
                .hasValueCloseTo(55_333.333333, within(1e-6));
        assertThat(MarginUnit.isolated(sold).liquidationPrices("BTCUSD").lower())
                .isEmpty();
        assertThat(MarginUnit.isolated(bought).liquidationPrices("BTCUSD").lower())
                .hasValueCloseTo(45_636.363636, within(1e-6));
        assertThat(MarginUnit.isolated(bought).liquidationPrices("BTCUSD").upper())
                .isEmpty();
    }

    @Test
    void aUnitPastLiquidationSaysNowAndWhereItWouldComeBack() {
        MarginUnit unit =
                cross(1_000, new OpenPosition(longOf("BTCUSDT").entry(60_000).build(), BTC, 58_800));

        assertThat(unit.liquidationPrices("BTCUSDT").now()).isTrue();
        assertThat(unit.liquidationPrices("BTCUSDT").upper()).hasValueCloseTo(59_236.947791, within(1e-6));
        assertThat(unit.liquidationPrices("BTCUSDT").lower()).isEmpty();
    }

    @Test
    void aFullHedgeThatNoPriceSavesSaysNowWithoutAPrice() {
        MarginUnit unit = cross(
                -1,
                new OpenPosition(longOf("BTCUSDT").build(), BTC, 100),
                new OpenPosition(shortOf("BTCUSDT").build(), BTC, 100));

        assertThat(unit.liquidationPrices("BTCUSDT"))
                .isEqualTo(new LiquidationPrices(OptionalDouble.empty(), OptionalDouble.empty(), true));
    }

    @Test
    void bankruptcyOfAnIsolatedLinearPositionIsOneLeverageAway() {
        OpenPosition bought =
                new OpenPosition(longOf("BTCUSDT").entry(60_000).isolatedAt(10).build(), BTC, 60_000);
        OpenPosition sold =
                new OpenPosition(shortOf("BTCUSDT").entry(60_000).isolatedAt(10).build(), BTC, 60_000);

        assertThat(MarginUnit.isolated(bought).bankruptcyPrice("BTCUSDT")).hasValueCloseTo(54_000.0, within(1e-9));
        assertThat(MarginUnit.isolated(sold).bankruptcyPrice("BTCUSDT")).hasValueCloseTo(66_000.0, within(1e-9));
    }

    @Test
    void bankruptcyOfAnIsolatedInversePositionFollowsTheReciprocal() {
        OpenPosition bought = new OpenPosition(
                longOf("BTCUSD").quantity(500).entry(50_000).isolatedAt(10).build(), COIN, 50_000);
        OpenPosition sold = new OpenPosition(
                shortOf("BTCUSD").quantity(500).entry(50_000).isolatedAt(10).build(), COIN, 50_000);
        OpenPosition unlevered = new OpenPosition(
                shortOf("BTCUSD").quantity(500).entry(50_000).isolatedAt(1).build(), COIN, 50_000);

        // 50,000 × 10 / 11; 50,000 × 10 / 9; at 1x the coins always pay
        assertThat(MarginUnit.isolated(bought).bankruptcyPrice("BTCUSD")).hasValueCloseTo(45_454.545455, within(1e-6));
        assertThat(MarginUnit.isolated(sold).bankruptcyPrice("BTCUSD")).hasValueCloseTo(55_555.555556, within(1e-6));
        assertThat(MarginUnit.isolated(unlevered).bankruptcyPrice("BTCUSD")).isEmpty();
    }

    @Test
    void theFeeOfClosingBringsBankruptcyNearer() {
        Instrument withFee =
                InstrumentBuilder.linear("BTCUSDT").takerFee(0.0005).build();
        OpenPosition bought =
                new OpenPosition(longOf("BTCUSDT").entry(60_000).isolatedAt(10).build(), withFee, 60_000);
        OpenPosition sold =
                new OpenPosition(shortOf("BTCUSDT").entry(60_000).isolatedAt(10).build(), withFee, 60_000);

        // 54,000 / 0.9995; 66,000 / 1.0005
        assertThat(MarginUnit.isolated(bought).bankruptcyPriceAfterFee("BTCUSDT"))
                .hasValueCloseTo(54_027.013507, within(1e-6));
        assertThat(MarginUnit.isolated(sold).bankruptcyPriceAfterFee("BTCUSDT"))
                .hasValueCloseTo(65_967.016492, within(1e-6));
    }

    @Test
    void bankruptcyOfACrossPositionCountsTheWholeWalletAndTheOtherPositions() {
        MarginUnit unit = cross(
                3_000,
                new OpenPosition(longOf("BTCUSDT").entry(60_000).build(), BTC, 58_800),
                new OpenPosition(shortOf("ETHUSDT").entry(3_000).build(), ETH, 2_900));

        // 3,000 + 100 + P − 60,000 = 0
        assertThat(unit.bankruptcyPrice("BTCUSDT")).hasValueCloseTo(56_900.0, within(1e-9));
        // 3,000 − 1,200 + 3,000 − P = 0
        assertThat(unit.bankruptcyPrice("ETHUSDT")).hasValueCloseTo(4_800.0, within(1e-9));
    }

    @Test
    void countsTheDistanceInAverageTrueRanges() {
        MarginUnit unit =
                cross(1_500, new OpenPosition(longOf("BTCUSDT").entry(60_000).build(), BTC, 58_800));

        // (58,800 − 58,734.939759) / 50
        assertThat(unit.liquidationDistanceInAtrs("BTCUSDT", 50)).hasValueCloseTo(1.301204819, within(1e-9));
        assertThat(unit.liquidationDistanceInAtrs("ETHUSDT", 50)).isEmpty();
        assertThatThrownBy(() -> unit.liquidationDistanceInAtrs("BTCUSDT", 0))
                .hasMessage("atr of BTCUSDT is 0.0, expected a finite number above 0");
    }
}

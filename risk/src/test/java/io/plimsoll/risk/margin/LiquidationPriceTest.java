package io.plimsoll.risk.margin;

import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static io.plimsoll.risk.fixture.PositionBuilder.shortOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiquidationPriceTest {

    private static MarginUnit pair(double wallet, double longQuantity, double shortQuantity, double rate) {
        Instrument x = InstrumentBuilder.linear("X").flat(rate, 0).build();
        return MarginUnit.cross(
                "USDT",
                wallet,
                List.of(
                        new OpenPosition(longOf("X").quantity(longQuantity).build(), x, 100),
                        new OpenPosition(shortOf("X").quantity(shortQuantity).build(), x, 100)));
    }

    /** Published by Binance: "How to Calculate Liquidation Price of USDⓈ-M Futures Contracts", cross, two symbols. */
    @Test
    void agreesWithBinancesPublishedExampleOfTwoCrossLongs() {
        Instrument eth = InstrumentBuilder.linear("ETHUSDT").flat(0.10, 135_365).build();
        Instrument btc = InstrumentBuilder.linear("BTCUSDT").flat(0.025, 16_300).build();
        MarginUnit unit = MarginUnit.cross(
                "USDT",
                1_535_443.01,
                List.of(
                        new OpenPosition(
                                longOf("ETHUSDT")
                                        .quantity(3_683.979)
                                        .entry(1_456.84)
                                        .build(),
                                eth,
                                1_335.18),
                        new OpenPosition(
                                longOf("BTCUSDT")
                                        .quantity(109.488)
                                        .entry(32_481.98)
                                        .build(),
                                btc,
                                31_967.27)));

        assertThat(unit.liquidationPrice("ETHUSDT")).hasValueCloseTo(1_153.26, within(0.01));
        assertThat(unit.liquidationPrice("BTCUSDT")).hasValueCloseTo(26_316.89, within(0.01));
    }

    @Test
    void usesTheTierOfTheLiquidationPriceNotOfTheMark() {
        // at mark 100 × 1000 = 100,000 lies in the second tier; at the answer, below 90,000, in the first
        Instrument tiered =
                InstrumentBuilder.linear("X").tiers(0, 0.01, 90_000, 0.05).build();
        OpenPosition open = new OpenPosition(longOf("X").quantity(1_000).build(), tiered, 100);

        MarginUnit unit = MarginUnit.cross("USDT", 15_850, List.of(open));

        assertThat(unit.liquidationPrice("X")).hasValueCloseTo(85.0, within(1e-9));
    }

    @Test
    void aLongWhoseCollateralCoversItsWholeEntryHasNoLiquidationPrice() {
        OpenPosition open = new OpenPosition(
                longOf("X").build(), InstrumentBuilder.linear("X").build(), 90);

        MarginUnit unit = MarginUnit.cross("USDT", 100, List.of(open));

        assertThat(unit.liquidationPrice("X")).isEmpty();
        assertThat(unit.liquidationDistance("X")).isEmpty();
    }

    @Test
    void aNearlyHedgedNetLongPairIsLiquidatedOnTheWayUp() {
        // net long 1 against maintenance 0.01 × 399: 500 + (P − 100) = 3.99 P at P = 100 / 2.99
        MarginUnit unit = pair(500, 200, 199, 0.01);

        assertThat(unit.liquidationPrice("X")).hasValueCloseTo(133.779264, within(1e-6));
    }

    @Test
    void aFullHedgeHasAnUpperPriceOnly() {
        // 300 = 0.01 × 200 × P
        assertThat(pair(300, 100, 100, 0.01).liquidationPrice("X")).hasValueCloseTo(150.0, within(1e-9));
    }

    @Test
    void ofALowerAndAnUpperPriceTheNearerOneCounts() {
        // maintenance grows by 0.19 a unit of price below P = 120, by 5.09 above, where the long leg enters tier 2
        Instrument tiered =
                InstrumentBuilder.linear("X").tiers(0, 0.01, 1_200, 0.5).build();
        List<OpenPosition> legs = List.of(
                new OpenPosition(longOf("X").quantity(10).build(), tiered, 100),
                new OpenPosition(shortOf("X").quantity(9).build(), tiered, 100));

        // lower: wallet + P − 100 = 0.19 P; upper, long leg above P = 120: wallet + P − 100 = 0.19 P + 4.9 P − 588
        assertThat(MarginUnit.cross("USDT", 27.1, legs).liquidationPrice("X")).hasValueCloseTo(90.0, within(1e-9));
        assertThat(MarginUnit.cross("USDT", 50, legs).liquidationPrice("X")).hasValueCloseTo(131.540342, within(1e-6));
    }

    @Test
    void anInverseLongHasAPriceEvenUnleveragedAndAnInverseShortThenHasNone() {
        Instrument inverse = InstrumentBuilder.inverse("BTCUSD", "BTC")
                .contractSize(100)
                .flat(0.005, 0)
                .build();
        OpenPosition bought = new OpenPosition(
                longOf("BTCUSD").quantity(500).entry(50_000).isolatedAt(1).build(), inverse, 50_000);
        OpenPosition sold = new OpenPosition(
                shortOf("BTCUSD").quantity(500).entry(50_000).isolatedAt(1).build(), inverse, 50_000);

        // 1 coin + 1 coin = 50,000 × 1.005 / P
        assertThat(MarginUnit.isolated(bought).liquidationPrice("BTCUSD")).hasValueCloseTo(25_125.0, within(1e-6));
        assertThat(MarginUnit.isolated(sold).liquidationPrice("BTCUSD")).isEmpty();
        assertThat(MarginUnit.isolated(bought).marginRatio()).isCloseTo(0.005, within(1e-12));
    }

    @Test
    void aLeveragedInverseShortIsLiquidatedAboveItsEntry() {
        Instrument inverse = InstrumentBuilder.inverse("BTCUSD", "BTC")
                .contractSize(100)
                .flat(0.005, 0)
                .build();
        OpenPosition sold = new OpenPosition(
                shortOf("BTCUSD").quantity(500).entry(50_000).isolatedAt(10).build(), inverse, 50_000);

        // 0.1 − 1 + 50,000 / P = 250 / P
        assertThat(MarginUnit.isolated(sold).liquidationPrice("BTCUSD")).hasValueCloseTo(55_277.777778, within(1e-6));
    }

    @Test
    void maintenanceOnEntryValueGivesTheClassicForms() {
        Instrument linear =
                InstrumentBuilder.linear("X").flat(0.005, 0).onEntryValue().build();
        Instrument inverse = InstrumentBuilder.inverse("XUSD", "X")
                .flat(0.005, 0)
                .onEntryValue()
                .build();
        OpenPosition bought =
                new OpenPosition(longOf("X").entry(8_000).isolatedAt(25).build(), linear, 8_000);
        OpenPosition boughtInverse = new OpenPosition(
                longOf("XUSD").quantity(10_000).entry(8_000).isolatedAt(25).build(), inverse, 8_000);

        // E (1 − 1/25 + 0.005); E × 25 / (25 + 1 − 0.005 × 25)
        assertThat(MarginUnit.isolated(bought).liquidationPrice("X")).hasValueCloseTo(7_720.0, within(1e-9));
        assertThat(MarginUnit.isolated(boughtInverse).liquidationPrice("XUSD"))
                .hasValueCloseTo(7_729.468599, within(1e-6));
    }

    @Test
    void aStepInGivenAmountsLiquidatesAtTheTierBorder() {
        // below 1,000: 1 %; from 1,000 on 50 % and nothing deducted: maintenance jumps from 10 to 500
        Instrument stepped = new Instrument(
                "X",
                ContractType.LINEAR,
                "USDT",
                1,
                0,
                0,
                LiquidationBasis.MARK_NOTIONAL,
                0,
                Tiers.of(List.of(
                        new Tier(0, 1_000, 0.01, 0, Double.NaN),
                        new Tier(1_000, Double.POSITIVE_INFINITY, 0.5, 0, Double.NaN))));
        OpenPosition open = new OpenPosition(longOf("X").entry(900).build(), stepped, 950);

        assertThat(MarginUnit.cross("USDT", 90, List.of(open)).liquidationPrice("X"))
                .hasValueCloseTo(1_000.0, within(1e-9));
    }
}

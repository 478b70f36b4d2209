package io.plimsoll.risk.margin;

import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static io.plimsoll.risk.fixture.PositionBuilder.shortOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import io.plimsoll.risk.margin.Adjustment.Hedge;
import io.plimsoll.risk.margin.EntryPrice.Reduced.Left;
import io.plimsoll.risk.margin.Remedy.AddMargin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Statements that are often made the wrong way round, each the right way round and in numbers. */
class WrongWayTrapsTest {

    private static final Instrument BTC = InstrumentBuilder.linear("BTCUSDT").build();

    private static OpenPosition crossLong(double leverage) {
        return new OpenPosition(
                longOf("BTCUSDT").entry(60_000).leverage(leverage).build(), BTC, 58_800);
    }

    private static MarginUnit pool(double wallet, OpenPosition... positions) {
        return MarginUnit.cross("USDT", wallet, List.of(positions));
    }

    @Test
    @DisplayName("S22: a lower leverage setting asks for more initial margin, not less")
    void loweringTheLeverageSettingRaisesTheInitialMargin() {
        assertThat(pool(1_500, crossLong(10)).initialMargin()).isCloseTo(5_880, within(1e-9));
        assertThat(pool(1_500, crossLong(5)).initialMargin()).isCloseTo(11_760, within(1e-9));
    }

    @Test
    @DisplayName("S22: on cross the setting moves neither requirement nor liquidation price")
    void loweringTheLeverageSettingOfACrossPositionChangesNeitherRequirementNorLiquidationPrice() {
        MarginUnit high = pool(1_500, crossLong(100));
        MarginUnit low = pool(1_500, crossLong(2));

        assertThat(low.maintenanceMargin()).isEqualTo(high.maintenanceMargin());
        assertThat(low.marginRatio()).isEqualTo(high.marginRatio());
        assertThat(low.liquidationPrice("BTCUSDT")).isEqualTo(high.liquidationPrice("BTCUSDT"));
        assertThat(low.effectiveLeverage()).isEqualTo(high.effectiveLeverage());
    }

    @Test
    @DisplayName("S22: on isolated the setting moves the price only because margin must be added")
    void loweringTheLeverageOfAnIsolatedPositionMovesItsPriceByTheMarginItForces() {
        OpenPosition tenTimes =
                new OpenPosition(longOf("BTCUSDT").entry(60_000).isolatedAt(10).build(), BTC, 60_000);
        OpenPosition fiveTimes =
                new OpenPosition(longOf("BTCUSDT").entry(60_000).isolatedAt(5).build(), BTC, 60_000);
        OpenPosition toppedUp = new OpenPosition(
                longOf("BTCUSDT").entry(60_000).isolated(12_000).leverage(10).build(), BTC, 60_000);

        // 60,000 × (1/5 − 1/10) more
        assertThat(fiveTimes.isolatedCollateral() - tenTimes.isolatedCollateral())
                .isCloseTo(6_000, within(1e-9));
        assertThat(MarginUnit.isolated(fiveTimes).liquidationPrice("BTCUSDT"))
                .isEqualTo(MarginUnit.isolated(toppedUp).liquidationPrice("BTCUSDT"))
                .hasValueCloseTo(48_192.771084, within(1e-6));
    }

    @Test
    @DisplayName("S18: releasing margin in proportion leaves ratio and liquidation price where they were")
    void reducingAnIsolatedPositionAndReleasingItsMarginDoesNotLowerItsRisk() {
        MarginUnit before = MarginUnit.isolated(
                new OpenPosition(longOf("BTCUSDT").entry(60_000).isolated(1_500).build(), BTC, 58_800));
        MarginUnit released = MarginUnit.isolated(new OpenPosition(
                longOf("BTCUSDT").entry(60_000).quantity(0.7).isolated(1_050).build(), BTC, 58_800));

        assertThat(released.marginRatio())
                .isCloseTo(before.marginRatio(), within(1e-12))
                .isCloseTo(0.784, within(1e-12));
        assertThat(released.liquidationPrice("BTCUSDT")).hasValueCloseTo(58_734.939759, within(1e-6));
    }

    @Test
    @DisplayName("S18: across a bracket maintenance falls by more than the position")
    void closingThirtyPercentAcrossATierTakesMoreThanThirtyPercentOfTheRequirement() {
        Instrument tiered = InstrumentBuilder.linear("BTCUSDT")
                .tiers(0, 0.004, 50_000, 0.01)
                .build();
        OpenPosition open = new OpenPosition(longOf("BTCUSDT").entry(60_000).build(), tiered, 58_800);

        MarginUnit before = pool(3_000, open);
        MarginUnit after = new WhatIf(before).closing(open, 0.3);

        // 588 − 300; 164.64: 42.8 % less
        assertThat(before.maintenanceMargin()).isCloseTo(288, within(1e-9));
        assertThat(after.maintenanceMargin()).isCloseTo(164.64, within(1e-9)).isLessThan(0.7 * 288);
    }

    @Test
    @DisplayName("S20: a hedge in the same pool raises the ratio at once")
    void addingAHedgeRaisesTheRatioAtOnce() {
        Hedge hedge = Adjustment.hedge(pool(1_800, crossLong(10)), HedgeTerms.neutralOn(crossLong(10)))
                .orElseThrow();

        assertThat(hedge.deltaAfter()).isZero();
        assertThat(hedge.ratioAfter()).isGreaterThan(hedge.ratioBefore());
    }

    @Test
    @DisplayName("S02: the same margin share says nothing of the exposure")
    void aShareOfMarginIsNotAShareOfExposure() {
        MarginUnit tenTimes = pool(
                10_000,
                new OpenPosition(longOf("BTCUSDT").entry(30_000).leverage(10).build(), BTC, 30_000));
        MarginUnit fiftyTimes = pool(
                10_000,
                new OpenPosition(longOf("BTCUSDT").entry(150_000).leverage(50).build(), BTC, 150_000));

        assertThat(tenTimes.positionSizeRatio()).isEqualTo(fiftyTimes.positionSizeRatio());
        assertThat(fiftyTimes.effectiveLeverage()).isCloseTo(5 * tenTimes.effectiveLeverage(), within(1e-12));
    }

    @Test
    @DisplayName("S39, S41: an unrealised spot gain is not realised, and selling does not average the entry")
    void reducingRealisesOnlyTheSoldPartAndLeavesTheEntryPrice() {
        Left left = (Left) new EntryPrice(ContractType.LINEAR, Side.LONG, 2, 2_000).reducing(1, 3_000);

        assertThat(left.realizedPnl()).isEqualTo(1_000);
        assertThat(left.rest().price()).isEqualTo(2_000);
    }

    @Test
    @DisplayName("section 5.3: a price of 0 or below is no liquidation price")
    void anOvercollateralisedLongHasNoPriceRatherThanZeroOrANegativeOne() {
        MarginUnit unit = pool(70_000, crossLong(10));

        assertThat(unit.liquidationPrices("BTCUSDT").none()).isTrue();
        assertThat(unit.liquidationDistance("BTCUSDT")).isEmpty();
        assertThat(unit.bankruptcyPrice("BTCUSDT")).isEmpty();
    }

    @Test
    @DisplayName("section 5.3: a net long pair that is nearly hedged dies on the way up")
    void aNearlyHedgedNetLongBookIsNotSafeWhenThePriceRises() {
        Instrument x = InstrumentBuilder.linear("X").flat(0.01, 0).build();
        MarginUnit unit = pool(
                500,
                new OpenPosition(longOf("X").quantity(200).build(), x, 100),
                new OpenPosition(shortOf("X").quantity(199).build(), x, 100));

        assertThat(unit.netLeverage()).isCloseTo(0.2, within(1e-12));
        assertThat(unit.effectiveLeverage()).isCloseTo(79.8, within(1e-12));
        assertThat(unit.liquidationPrices("X").lower()).isEmpty();
        assertThat(unit.liquidationPrices("X").upper()).hasValueCloseTo(133.779264, within(1e-6));
    }

    @Test
    @DisplayName("section 5.5: a price per symbol understates a book whose symbols move together")
    void twoLongsThatFallTogetherAreLiquidatedWellBeforeEitherPriceSays() {
        Instrument eth = InstrumentBuilder.linear("ETHUSDT").build();
        MarginUnit unit = pool(
                10_000,
                new OpenPosition(longOf("BTCUSDT").entry(50_000).build(), BTC, 50_000),
                new OpenPosition(longOf("ETHUSDT").quantity(20).entry(2_500).build(), eth, 2_500));

        // alone each falls by 19.3 %: (40,200 / 0.996 = 40,361.4); together 10,000 = 100,000 z + 400 (1 − z)
        assertThat(unit.liquidationDistance("BTCUSDT")).hasValueCloseTo(0.192771084, within(1e-8));
        double together = 1 - 0.0963855;
        assertThat(unit.at(Map.of("BTCUSDT", 50_000 * together, "ETHUSDT", 2_500 * together))
                        .marginRatio())
                .isCloseTo(1, within(1e-4));
    }

    @Test
    @DisplayName("section 1.2: a negative balance is an infinite ratio, not a negative one")
    void aNegativeBalanceReadsAsWorstNotAsSafe() {
        assertThat(pool(1_000, crossLong(10)).marginBalance()).isEqualTo(-200);
        assertThat(pool(1_000, crossLong(10)).marginRatio()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    @DisplayName("section 1.1: OKX and HTX fall towards liquidation")
    void aHigherNumberIsSafeOnOkxAndDangerousOnBinance() {
        MarginUnit safe = pool(3_000, crossLong(10));
        MarginUnit danger = pool(1_500, crossLong(10));

        assertThat(VenueRatio.OKX.shown(safe).orElseThrow())
                .isGreaterThan(VenueRatio.OKX.shown(danger).orElseThrow());
        assertThat(VenueRatio.HTX.shown(safe).orElseThrow())
                .isGreaterThan(VenueRatio.HTX.shown(danger).orElseThrow());
        assertThat(VenueRatio.BINANCE.shown(safe).orElseThrow())
                .isLessThan(VenueRatio.BINANCE.shown(danger).orElseThrow());
    }

    @Test
    @DisplayName("section 8.1: a top-up in a coin counts only at its weight")
    void aTopUpInAHaircutCoinMustBeWorthMoreThanWhatIsMissing() {
        MarginUnit unit = MarginUnit.unified(
                "USDT",
                List.of(new CollateralHolding("USDT", 1_500, 1, 1), new CollateralHolding("BTC", 0, 58_800, 0.8)),
                List.of(crossLong(10)));

        List<Remedy> remedies = unit.remedies(0.5);

        // 170.4 are missing: 170.4 / (58,800 × 0.8) of a coin, worth 213
        assertThat(remedies.get(0)).isInstanceOfSatisfying(AddMargin.class, add -> {
            assertThat(add.asset()).isEqualTo("USDT");
            assertThat(add.amount()).isCloseTo(170.4, within(1e-9));
        });
        assertThat(remedies.get(1)).isInstanceOfSatisfying(AddMargin.class, add -> {
            assertThat(add.asset()).isEqualTo("BTC");
            assertThat(add.amount() * 58_800).isCloseTo(213, within(1e-9));
        });
    }

    @Test
    @DisplayName("section 6: the insurance fund pays from the bankruptcy price on, not from the liquidation price")
    void bankruptcyLiesBeyondLiquidationByTheMaintenanceMargin() {
        MarginUnit unit = pool(1_500, crossLong(10));

        assertThat(unit.liquidationPrice("BTCUSDT")).hasValueCloseTo(58_734.939759, within(1e-6));
        assertThat(unit.bankruptcyPrice("BTCUSDT")).hasValueCloseTo(58_500.0, within(1e-9));
    }

    @Test
    @DisplayName("section 3: on an inverse contract the mean of entries is harmonic")
    void anInverseAverageIsBelowTheArithmeticMean() {
        EntryPrice average = new EntryPrice(ContractType.INVERSE, Side.LONG, 100, 60_000).adding(100, 57_000);

        // 200 / (1/600 + 1/570)
        assertThat(average.price()).isCloseTo(58_461.538462, within(1e-6));
    }
}

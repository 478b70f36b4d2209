package io.plimsoll.risk.margin;

import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static io.plimsoll.risk.fixture.PositionBuilder.shortOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Worked numbers of the guides that traders learn from, as far as they concern margin, liquidation and hedging, under the ids
 * they have in our notes. Averages are in EntryPriceTest, funding in FundingDrainTest, spot hedges in ExposureTest; sizing,
 * tiers of entries and indicator rules are not margin.
 */
class SeedNumbersTest {

    private static final Instrument BTC = InstrumentBuilder.linear("BTCUSDT").build();
    private static final Instrument HALF_PERCENT =
            InstrumentBuilder.linear("BTCUSDT").flat(0.005, 0).build();

    private static MarginUnit cross(double wallet, OpenPosition... positions) {
        return MarginUnit.cross("USDT", wallet, List.of(positions));
    }

    /** Section 2.3: long 1 BTC from 60,000 at 58,800 on 1,500. */
    private static OpenPosition losing(double quantity) {
        return new OpenPosition(
                longOf("BTCUSDT").entry(60_000).quantity(quantity).build(), BTC, 58_800);
    }

    @Test
    @DisplayName("S01, S02: 3,000 margin of 10,000 is a size of 30 %, at 10x a notional of 30,000 and 3x equity")
    void marginInUseOnEquityIsThePositionSize() {
        MarginUnit unit = cross(
                10_000,
                new OpenPosition(longOf("BTCUSDT").entry(30_000).leverage(10).build(), HALF_PERCENT, 30_000));

        assertThat(unit.initialMargin()).isEqualTo(3_000);
        assertThat(unit.positionSizeRatio()).isCloseTo(0.30, within(1e-12));
        assertThat(unit.notional()).isEqualTo(30_000);
        assertThat(unit.effectiveLeverage()).isCloseTo(3, within(1e-12));
    }

    @Test
    @DisplayName("section 2.1: with a loss of 2,000 the same margin is 37.5 % of equity, 30 % of the wallet")
    void thePositionSizeCountsEquityNotTheWallet() {
        MarginUnit unit = cross(
                10_000,
                new OpenPosition(longOf("BTCUSDT").entry(32_000).leverage(10).build(), HALF_PERCENT, 30_000));

        assertThat(unit.unrealizedPnl()).isEqualTo(-2_000);
        assertThat(unit.initialMargin()).isEqualTo(3_000);
        assertThat(unit.positionSizeRatio()).isCloseTo(0.375, within(1e-12));
    }

    @ParameterizedTest(name = "at {0}x the size of 30 % is {1}x equity, liquidated after a fall of {2}")
    @DisplayName("section 2.1: one share, different leverage, different distance")
    @CsvSource({"10, 3, 0.32998325", "50, 15, 0.06197655"})
    void theSameShareIsLiquidatedSoonerAtMoreLeverage(double leverage, double exposure, double distance) {
        double entry = 3_000 * leverage;
        MarginUnit unit = cross(
                10_000,
                new OpenPosition(
                        longOf("BTCUSDT").entry(entry).leverage(leverage).build(), HALF_PERCENT, entry));

        assertThat(unit.positionSizeRatio()).isCloseTo(0.30, within(1e-12));
        assertThat(unit.effectiveLeverage()).isCloseTo(exposure, within(1e-12));
        assertThat(unit.liquidationDistance("BTCUSDT")).hasValueCloseTo(distance, within(1e-8));
    }

    @Test
    @DisplayName("S17: liquidatable from the moment the balance is down to the maintenance margin")
    void theRatioIsOneWhenTheBalanceEqualsMaintenance() {
        // 1,435.2 − 1,200 = 235.2
        assertThat(cross(1_435.2, losing(1)).marginRatio()).isCloseTo(1, within(1e-12));
        assertThat(cross(1_436, losing(1)).marginRatio()).isLessThan(1);
        assertThat(cross(1_435, losing(1)).liquidationPrices("BTCUSDT").now()).isTrue();
    }

    @Test
    @DisplayName("S18: closing 30 % takes 30 % of both margins, realises 360 and moves 58,734.94 to 58,605.85")
    void closingAThirdOfACrossLongLowersItsRatio() {
        MarginUnit before = cross(1_500, losing(1));

        MarginUnit after = new WhatIf(before).closing(losing(1), 0.3);

        assertThat(before.marginRatio()).isCloseTo(0.7840, within(1e-9));
        assertThat(after.collateral()).isCloseTo(1_140, within(1e-9));
        assertThat(after.marginBalance()).isCloseTo(300, within(1e-9));
        assertThat(after.maintenanceMargin()).isCloseTo(164.64, within(1e-9));
        assertThat(after.initialMargin()).isCloseTo(0.7 * 5_880, within(1e-9));
        assertThat(after.marginRatio()).isCloseTo(0.5488, within(1e-9));
        assertThat(before.liquidationPrice("BTCUSDT")).hasValueCloseTo(58_734.94, within(0.005));
        assertThat(after.liquidationPrice("BTCUSDT")).hasValueCloseTo(58_605.85, within(0.005));
    }

    @Test
    @DisplayName("S19: 500 more moves 58,734.94 to 58,232.93 and leaves the entry at 60,000")
    void addingMarginMovesLiquidationAwayAndLeavesTheEntry() {
        MarginUnit after = new WhatIf(cross(1_500, losing(1))).adding("USDT", 500);

        assertThat(after.liquidationPrice("BTCUSDT")).hasValueCloseTo(58_232.93, within(0.005));
        assertThat(after.positions().get(0).position().entryPrice()).isEqualTo(60_000);
    }

    @Test
    @DisplayName("S23: cross stands on the whole wallet, isolated on its own margin")
    void crossIsLiquidatedLaterThanIsolatedOfTheSameAccount() {
        OpenPosition isolated =
                new OpenPosition(longOf("BTCUSDT").entry(60_000).isolated(6_000).build(), BTC, 60_000);
        OpenPosition inPool = new OpenPosition(longOf("BTCUSDT").entry(60_000).build(), BTC, 60_000);

        // (60,000 − 6,000) / 0.996; (60,000 − 10,000) / 0.996
        assertThat(MarginUnit.isolated(isolated).liquidationPrice("BTCUSDT"))
                .hasValueCloseTo(54_216.867470, within(1e-6));
        assertThat(cross(10_000, inPool).liquidationPrice("BTCUSDT")).hasValueCloseTo(50_200.803213, within(1e-6));
    }

    @Test
    @DisplayName(
            "section 2.4: adding 1 BTC at 57,000 to 1 at 60,000 moves an isolated price away and a cross price nearer")
    void averagingDownMovesIsolatedAndCrossPricesInOppositeDirections() {
        double entry = new EntryPrice(ContractType.LINEAR, Side.LONG, 1, 60_000)
                .adding(1, 57_000)
                .price();
        OpenPosition isolated = new OpenPosition(
                longOf("BTCUSDT").entry(entry).quantity(2).isolated(11_700).build(), BTC, 57_000);
        OpenPosition pooled =
                new OpenPosition(longOf("BTCUSDT").entry(entry).quantity(2).build(), BTC, 57_000);

        assertThat(entry).isEqualTo(58_500);
        assertThat(MarginUnit.isolated(isolated).liquidationPrice("BTCUSDT")).hasValueCloseTo(52_861.45, within(0.005));
        assertThat(cross(6_000, pooled).liquidationPrice("BTCUSDT")).hasValueCloseTo(55_722.89, within(0.005));
    }

    @ParameterizedTest(name = "at {0}x bankrupt after {1}, liquidated after {2}")
    @DisplayName("section 2.4: 10x to 100x, a small move wipes out the margin")
    @CsvSource({"10, 0.10, 0.0963855", "100, 0.01, 0.0060241"})
    void liquidationComesALittleBeforeBankruptcy(double leverage, double bankrupt, double liquidated) {
        MarginUnit unit = MarginUnit.isolated(new OpenPosition(
                longOf("BTCUSDT").entry(60_000).isolatedAt(leverage).build(), BTC, 60_000));

        assertThat(unit.bankruptcyPrice("BTCUSDT")).hasValueCloseTo(60_000 * (1 - bankrupt), within(1e-6));
        assertThat(unit.liquidationDistance("BTCUSDT")).hasValueCloseTo(liquidated, within(1e-7));
    }

    @ParameterizedTest(name = "price +{0} at 10x returns {1}")
    @DisplayName("section 2.4: up 50 or 100 % is return on the margin, not on the price")
    @CsvSource({"0.05, 0.5", "0.10, 1.0"})
    void returnOnEquityIsThePriceMoveTimesTheLeverage(double move, double roe) {
        OpenPosition open =
                new OpenPosition(longOf("BTCUSDT").entry(60_000).leverage(10).build(), BTC, 60_000 * (1 + move));

        assertThat(open.returnOnEquity()).isCloseTo(roe, within(1e-9));
    }

    @Test
    @DisplayName("S36: short 0.5 BTC at 50,000 and 10x: notional 25,000, margin 2,500, lost at 54,780.88, +9.56 %")
    void aHedgeIsItselfLiquidatedWhenThePriceRises() {
        MarginUnit hedge = MarginUnit.isolated(new OpenPosition(
                shortOf("BTCUSDT").quantity(0.5).entry(50_000).isolatedAt(10).build(), BTC, 50_000));

        assertThat(hedge.notional()).isEqualTo(25_000);
        assertThat(hedge.initialMargin()).isEqualTo(2_500);
        assertThat(hedge.liquidationPrice("BTCUSDT")).hasValueCloseTo(54_780.88, within(0.005));
        assertThat(hedge.liquidationDistance("BTCUSDT")).hasValueCloseTo(0.0956, within(0.00005));
    }

    @Test
    @DisplayName("S38: short 1 ETH at 3,000 and 5x: margin 600, at 0.5 % lost at 3,582.09")
    void theMarginOfAFiveTimesShortIsAFifth() {
        Instrument eth = InstrumentBuilder.linear("ETHUSDT").flat(0.005, 0).build();
        MarginUnit unit = MarginUnit.isolated(
                new OpenPosition(shortOf("ETHUSDT").entry(3_000).isolatedAt(5).build(), eth, 3_000));

        assertThat(unit.notional()).isEqualTo(3_000);
        assertThat(unit.initialMargin()).isEqualTo(600);
        assertThat(unit.liquidationPrice("ETHUSDT")).hasValueCloseTo(3_582.09, within(0.005));
    }

    @ParameterizedTest(name = "at {0}: sold and hedged 2,000, doing nothing {1}")
    @DisplayName("S41, S42: 2 ETH from 2,000, at 3,000 one sold and one shorted: 2,000 at every price")
    @CsvSource({"2500, 1000", "1500, -1000", "4000, 4000"})
    void theHedgedLedgerTotalsTwoThousandWhateverThePrice(double price, double nothingDone) {
        EntryPrice spot = new EntryPrice(ContractType.LINEAR, Side.LONG, 2, 2_000);
        EntryPrice kept = new EntryPrice(ContractType.LINEAR, Side.LONG, 1, 2_000);
        EntryPrice hedge = new EntryPrice(ContractType.LINEAR, Side.SHORT, 1, 3_000);

        double realized = spot.realized(1, 3_000);
        double open = kept.realized(1, price) + hedge.realized(1, price);

        assertThat(realized).isEqualTo(1_000);
        assertThat(realized + open).isEqualTo(2_000);
        assertThat(spot.realized(2, price)).isEqualTo(nothingDone);
    }

    @Test
    @DisplayName("S20: the equal short in a quarterly leaves the PnL of a move at 0 and owes maintenance on both legs")
    void aSyntheticNeutralBookKeepsTwoMargins() {
        Instrument quarterly = InstrumentBuilder.linear("BTCUSDT-0326").build().following("BTC");
        MarginUnit unit = cross(
                10_000,
                new OpenPosition(longOf("BTCUSDT").entry(60_000).build(), BTC, 60_000),
                new OpenPosition(shortOf("BTCUSDT-0326").entry(60_500).build(), quarterly, 60_500));

        MarginUnit moved = unit.at(Map.of("BTCUSDT", 55_000.0, "BTCUSDT-0326", 55_500.0));

        assertThat(moved.unrealizedPnl()).isZero();
        assertThat(unit.delta("BTC")).isZero();
        // 0.4 % of 60,000 and of 60,500
        assertThat(unit.maintenanceMargin()).isCloseTo(482, within(1e-9));
    }
}

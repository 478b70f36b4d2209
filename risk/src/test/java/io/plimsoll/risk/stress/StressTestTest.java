package io.plimsoll.risk.stress;

import static io.plimsoll.risk.fixture.InstrumentBuilder.inverse;
import static io.plimsoll.risk.fixture.InstrumentBuilder.linear;
import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static io.plimsoll.risk.fixture.PositionBuilder.shortOf;
import static io.plimsoll.risk.stress.StressFixture.account;
import static io.plimsoll.risk.stress.StressFixture.at;
import static io.plimsoll.risk.stress.StressFixture.uniform;
import static io.plimsoll.risk.stress.StressFixture.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Portfolio;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StressTestTest {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final Instrument BTC = linear("BTCUSDT").flat(0.01, 0).build();

    private static double distanceAfter(UnitStress unit, String symbol) {
        return unit.distanceAfter().getOrDefault(symbol, OptionalDouble.empty()).orElseThrow();
    }

    /**
     * 1 BTC at 60,000 and 10 ETH at 3,000 lose 27,000 of 40,000 under −30 %. Both drop a tier: maintenance 250 + 350
     * becomes 168 + 210. Pool liquidated where 90,000 x − 50,000 = 540 x, x = 50,000 / 89,460, that is −44.11 %.
     */
    @Test
    void aCrossPoolFallsAsOneAndIntoLowerTiers() {
        Instrument btc = linear("BTCUSDT").tiers(0, 0.004, 50_000, 0.005).build();
        Instrument eth = linear("ETHUSDT").tiers(0, 0.01, 25_000, 0.02).build();
        Portfolio account = account(
                40_000,
                at(longOf("BTCUSDT").entry(60_000), btc, 60_000),
                at(longOf("ETHUSDT").quantity(10).entry(3_000), eth, 3_000));

        UnitStress pool = unit(StressTest.of(account, uniform(-0.3)), "CROSS:USDT");

        assertThat(pool.ratioBefore()).isCloseTo(600.0 / 40_000, EXACT);
        assertThat(pool.balanceBefore()).isEqualTo(40_000);
        assertThat(pool.balanceAfter()).isCloseTo(13_000, EXACT);
        assertThat(pool.loss()).isCloseTo(27_000, EXACT);
        assertThat(pool.lossShare().orElseThrow()).isCloseTo(0.675, EXACT);
        assertThat(pool.ratioAfter()).isCloseTo(0.029076923077, EXACT);
        assertThat(pool.worst().marginRatio()).isEqualTo(pool.ratioAfter());
        assertThat(pool.liquidated()).isFalse();
        assertThat(pool.deficit()).isZero();
        assertThat(distanceAfter(pool, "BTCUSDT")).isCloseTo(0.301730732453, EXACT);
        assertThat(distanceAfter(pool, "ETHUSDT")).isCloseTo(0.607118807119, EXACT);
        assertThat(pool.uniformShock().down().orElseThrow()).isCloseTo(-0.441090990387, EXACT);
        assertThat(pool.breakAt().orElseThrow()).isCloseTo(1.470303301289, EXACT);
    }

    /**
     * The short from 50,000 on 5,000 at 0.4 % is lost at 54,780.88, after 0.4781 of a rise of 20 %; at 60,000 it would owe
     * 5,000 more, which the venue bears. The long of the pool gains, and does not help it.
     */
    @Test
    void anIsolatedShortIsLostOnTheWayUpAndCostsNoMoreThanItsMargin() {
        Instrument terms = linear("BTCUSDT").flat(0.004, 0).build();
        Portfolio account = account(
                6_000,
                at(longOf("BTCUSDT").quantity(0.5).entry(50_000), terms, 50_000),
                at(shortOf("BTCUSDT").entry(50_000).isolated(5_000), terms, 50_000));

        StressOutcome outcome = StressTest.of(account, uniform(0.2));

        UnitStress hedge = unit(outcome, "ISOLATED:BTCUSDT:SHORT");
        assertThat(outcome.liquidations()).containsExactly(hedge);
        assertThat(hedge.liquidatedAt().orElseThrow()).isCloseTo(0.478087649402, EXACT);
        assertThat(hedge.breakAt()).isEqualTo(hedge.liquidatedAt());
        assertThat(hedge.loss()).isEqualTo(5_000);
        assertThat(hedge.lossShare()).hasValue(1);
        assertThat(hedge.deficit()).isZero();
        assertThat(hedge.ratioAfter()).isInfinite();
        assertThat(hedge.distanceAfter()).isEmpty();
        assertThat(unit(outcome, "CROSS:USDT").loss()).isCloseTo(-5_000, EXACT);
        assertThat(outcome.losses().get("USDT")).isCloseTo(0, EXACT);
    }

    /** 20,000 behind 120,000 that fall by 30 %: 16,000 are owed; liquidation at −15.82 %, 0.5275 of the way. */
    @Test
    void aPoolThatFallsThroughItsBalanceOwesADeficit() {
        Instrument eth = linear("ETHUSDT").flat(0.01, 0).build();
        Portfolio account = account(
                20_000,
                at(longOf("BTCUSDT").entry(60_000), BTC, 60_000),
                at(longOf("ETHUSDT").quantity(20).entry(3_000), eth, 3_000));

        UnitStress pool = unit(StressTest.of(account, uniform(-0.3)), "CROSS:USDT");

        assertThat(pool.liquidatedAt().orElseThrow()).isCloseTo(0.527497194164, EXACT);
        assertThat(pool.deficit()).isCloseTo(16_000, EXACT);
        assertThat(pool.balanceAfter()).isCloseTo(-16_000, EXACT);
        assertThat(pool.loss()).isCloseTo(36_000, EXACT);
        assertThat(pool.lossShare().orElseThrow()).isCloseTo(1.8, EXACT);
        assertThat(pool.worst().marginRatio()).isInfinite();
    }

    @Test
    void aFullyHedgedBookLosesNothing() {
        Instrument eth = linear("ETHUSDT").flat(0.005, 0).build();
        Portfolio account = account(
                100,
                at(longOf("ETHUSDT").entry(3_000), eth, 3_000),
                at(shortOf("ETHUSDT").entry(3_000), eth, 3_000));

        UnitStress pool = unit(StressTest.of(account, uniform(-0.5)), "CROSS:USDT");

        assertThat(pool.loss()).isZero();
        assertThat(pool.ratioBefore()).isCloseTo(0.3, EXACT);
        assertThat(pool.ratioAfter()).isCloseTo(0.15, EXACT);
        assertThat(pool.worst()).isEqualTo(new WorstPoint(0, pool.ratioBefore()));
        assertThat(pool.breakAt()).isEmpty();
    }

    /** The notional grows with the price until 0.5 % of both legs is all there is: at 10,000, +233 %. */
    @Test
    void aFullyHedgedBookBreaksFarAbove() {
        Instrument eth = linear("ETHUSDT").flat(0.005, 0).build();
        Portfolio account = account(
                100,
                at(longOf("ETHUSDT").entry(3_000), eth, 3_000),
                at(shortOf("ETHUSDT").entry(3_000), eth, 3_000));

        UnitStress pool = unit(StressTest.of(account, uniform(0.5)), "CROSS:USDT");

        assertThat(pool.breakAt().orElseThrow()).isCloseTo(4.666666666667, EXACT);
        assertThat(pool.uniformShock().up().orElseThrow()).isCloseTo(2.333333333333, EXACT);
    }

    @Test
    void nothingLiquidatesAnInverseShortOfOneTimes() {
        Instrument terms =
                inverse("BTCUSD_PERP", "BTC").contractSize(100).flat(0.005, 0).build();
        OpenPosition bear = at(shortOf("BTCUSD_PERP").quantity(600).entry(60_000), terms, 60_000);
        Portfolio account = Portfolio.ofPools("a-17", Map.of("BTC", 1.0), List.of(bear));

        for (double move : new double[] {-0.99, -0.5, 0.5, 100}) {
            UnitStress pool = unit(StressTest.of(account, uniform(move)), "CROSS:BTC");

            assertThat(pool.liquidated()).as("move %s", move).isFalse();
            assertThat(pool.breakAt()).as("move %s", move).isEmpty();
            assertThat(pool.balanceAfter()).as("move %s", move).isCloseTo(1 / (1 + move), EXACT);
        }
    }

    private static final Scenario OCTOBER_2025 = Scenario.ofPrices(
            "2025-10-10",
            "perpetuals, 30-minute bars",
            PriceMoves.ofSymbols(Map.of("BTCUSDT", -0.175, "ETHUSDT", -0.246, "XRPUSDT", -0.589, "SUIUSDT", -0.839)));

    /** 4,287.15 on BTC and 4,322.61 on ETH leave 1,390.24 of 10,000 for a maintenance of 334.60. */
    @Test
    void theCrashOfOctober2025MovesEachSymbolByItsOwnFall() {
        Instrument eth = linear("ETHUSDT").flat(0.01, 0).build();
        Portfolio account = account(
                10_000,
                at(longOf("BTCUSDT").quantity(0.2).entry(122_490), BTC, 122_490),
                at(longOf("ETHUSDT").quantity(4).entry(4_392.9), eth, 4_392.9));

        UnitStress pool = unit(StressTest.of(account, OCTOBER_2025), "CROSS:USDT");

        assertThat(pool.loss()).isCloseTo(8_609.7636, EXACT);
        assertThat(pool.balanceAfter()).isCloseTo(1_390.2364, EXACT);
        assertThat(pool.ratioAfter()).isCloseTo(0.240677315024, EXACT);
        assertThat(pool.liquidated()).isFalse();
    }

    /** Both are lost at −19.19 %, 0.2287 of SUI's fall and 0.3258 of XRP's. */
    @Test
    void positionsAreLiquidatedInTheOrderInWhichThePathReachesThem() {
        Instrument xrp = linear("XRPUSDT").flat(0.01, 0).build();
        Instrument sui = linear("SUIUSDT").flat(0.01, 0).build();
        Portfolio account = account(
                100,
                at(longOf("XRPUSDT").quantity(10_000).entry(2.8).isolated(5_600), xrp, 2.8),
                at(longOf("SUIUSDT").quantity(1_000).entry(3.4).isolated(680), sui, 3.4));

        StressOutcome outcome = StressTest.of(account, OCTOBER_2025);

        assertThat(outcome.liquidations())
                .extracting(unit -> unit.scope().text())
                .containsExactly("ISOLATED:SUIUSDT:LONG", "ISOLATED:XRPUSDT:LONG");
        assertThat(outcome.liquidations().get(0).liquidatedAt().orElseThrow()).isCloseTo(0.228747547, within(1e-9));
        assertThat(outcome.liquidations().get(1).liquidatedAt().orElseThrow()).isCloseTo(0.325839035516, EXACT);
        assertThat(outcome.losses()).containsExactly(Map.entry("USDT", 6_280.0));
        assertThat(unit(outcome, "CROSS:USDT").loss()).isZero();
    }

    @Test
    void whatIsLiquidatedAtTheSamePointComesByScope() {
        Instrument a = linear("AUSDT").flat(0.01, 0).build();
        Instrument b = linear("BUSDT").flat(0.01, 0).build();
        Portfolio account = account(
                0,
                at(longOf("BUSDT").entry(100).isolated(20), b, 100),
                at(longOf("AUSDT").entry(100).isolated(20), a, 100));

        assertThat(StressTest.of(account, uniform(-0.5)).liquidations())
                .extracting(unit -> unit.scope().text())
                .containsExactly("ISOLATED:AUSDT:LONG", "ISOLATED:BUSDT:LONG");
    }

    /** Down 30 % and back: lost at −19.19 %, in the first half of the path, whatever comes after. */
    @Test
    void anIsolatedPositionThatHadLostMoreThanItsMarginBeforeNeitherLosesNorGains() {
        Instrument eth = linear("ETHUSDT").flat(0.004, 0).build();
        Portfolio account = Portfolio.ofPools(
                "a",
                Map.of(),
                List.of(at(longOf("ETHUSDT").quantity(10).entry(3_000).isolated(3_000), eth, 2_600)));

        StressOutcome outcome = StressTest.of(account, Scenario.ofPrices("down", "", PriceMoves.uniform(-0.1)));

        UnitStress unit = outcome.units().get(0);
        assertThat(unit.balanceBefore()).isEqualTo(-1_000); // 3,000 − 10 × 400
        assertThat(unit.liquidatedAt()).hasValue(0);
        assertThat(unit.loss()).isZero();
        assertThat(outcome.losses()).containsEntry("USDT", 0.0);
    }

    @Test
    void aRecoveryComesTooLateForWhatWasLiquidatedOnTheWay() {
        Portfolio account = account(0, at(longOf("BTCUSDT").entry(100).isolated(20), BTC, 100));
        Scenario there = Scenario.ofPrices("there and back", "", PriceMoves.uniform(-0.3), PriceMoves.uniform(0));

        UnitStress position = unit(StressTest.of(account, there), "ISOLATED:BTCUSDT:LONG");

        assertThat(position.liquidatedAt().orElseThrow()).isCloseTo(0.319865319865, EXACT);
        assertThat(position.balanceAfter()).isZero();
        assertThat(position.ratioAfter()).isCloseTo(0.05, EXACT);
    }
}

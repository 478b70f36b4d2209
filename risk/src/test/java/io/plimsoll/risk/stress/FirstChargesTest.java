package io.plimsoll.risk.stress;

import static io.plimsoll.risk.fixture.InstrumentBuilder.linear;
import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static io.plimsoll.risk.fixture.PositionBuilder.shortOf;
import static io.plimsoll.risk.stress.StressFixture.account;
import static io.plimsoll.risk.stress.StressFixture.at;
import static io.plimsoll.risk.stress.StressFixture.uniform;
import static io.plimsoll.risk.stress.StressFixture.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.funding.FundingRate;
import io.plimsoll.risk.margin.CollateralHolding;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.Portfolio;
import io.plimsoll.risk.margin.UnifiedCollateral;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What a scenario takes before prices move, and what falls with the collateral. */
class FirstChargesTest {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final Instrument BTC = linear("BTCUSDT").flat(0.01, 0).build();

    private static final Scenario FUNDING_TENFOLD = new Scenario(
            "funding x10", "", List.of(PriceMoves.uniform(0)), new FundingShock(10, 24), CollateralShock.NONE);

    private static final Map<String, FundingRate> ONE_BASIS_POINT =
            Map.of("BTCUSDT", new FundingRate("BTCUSDT", 0.0001, 28_800_000, 0));

    /** 0.01 % a payment, ten times, three payments: 0.3 % of 100,000 is 300; the short receives 150 on 50,000. */
    @Test
    void longsPayFundingOutOfTheirUnitAndShortsReceiveIt() {
        Portfolio account = account(
                1_400,
                at(longOf("BTCUSDT").quantity(2).entry(50_000), BTC, 50_000),
                at(shortOf("BTCUSDT").entry(50_000).isolated(5_000), BTC, 50_000));

        StressOutcome outcome = StressTest.of(account, FUNDING_TENFOLD, ONE_BASIS_POINT);

        UnitStress pool = unit(outcome, "CROSS:USDT");
        assertThat(pool.fundingPaid()).isCloseTo(300, EXACT);
        assertThat(pool.balanceAfter()).isCloseTo(1_100, EXACT);
        assertThat(pool.ratioAfter()).isCloseTo(1_000.0 / 1_100, EXACT);
        UnitStress hedge = unit(outcome, "ISOLATED:BTCUSDT:SHORT");
        assertThat(hedge.fundingPaid()).isCloseTo(-150, EXACT);
        assertThat(hedge.loss()).isCloseTo(-150, EXACT);
        assertThat(outcome.unratedSymbols()).isEmpty();
        assertThat(StressTest.of(account, FUNDING_TENFOLD).unratedSymbols()).containsExactly("BTCUSDT");
    }

    /** 1,299 − 300 do not cover a maintenance of 1,000. */
    @Test
    void fundingAloneLiquidatesBeforeAnyPriceMoves() {
        Portfolio account = account(1_299, at(longOf("BTCUSDT").quantity(2).entry(50_000), BTC, 50_000));

        UnitStress pool = unit(StressTest.of(account, FUNDING_TENFOLD, ONE_BASIS_POINT), "CROSS:USDT");

        assertThat(pool.liquidatedAt()).hasValue(0);
        assertThat(pool.breakAt()).hasValue(0);
        assertThat(pool.loss()).isEqualTo(1_299);
        assertThat(pool.deficit()).isZero();
    }

    /**
     * 1 BTC at weight 0.95 is 57,000; cut to 0.80 it is 48,000 and after −10 % 43,200. The long of 1 BTC loses 6,000: 37,200
     * are left for 540. Funding of 600 USDC is a debt that counts in full.
     */
    @Test
    void aUnifiedAccountLosesByItsCutCollateralItsFallingCoinsAndItsPositions() {
        UnifiedCollateral collateral =
                new UnifiedCollateral("USDT", List.of(new CollateralHolding("BTC", 1, 60_000, 0.95)));
        Instrument terms = linear("BTCUSDC").settledIn("USDC").flat(0.01, 0).build();
        Portfolio account = Portfolio.ofUnified(
                "a-17", collateral, List.of(at(longOf("BTCUSDC").entry(60_000), terms, 60_000)));
        Scenario scenario = new Scenario(
                "haircuts",
                "",
                List.of(PriceMoves.uniform(-0.1)),
                new FundingShock(100, 8),
                CollateralShock.of(Map.of(), 0.15));

        UnitStress pool = unit(
                StressTest.of(account, scenario, Map.of("BTCUSDC", new FundingRate("BTCUSDC", 0.0001, 28_800_000, 0))),
                "CROSS:USDT");

        assertThat(pool.balanceBefore()).isEqualTo(57_000);
        assertThat(pool.collateralCut()).isCloseTo(9_000, EXACT);
        assertThat(pool.fundingPaid()).isCloseTo(600, EXACT);
        assertThat(pool.balanceAfter()).isCloseTo(36_600, EXACT);
        assertThat(pool.ratioAfter()).isCloseTo(540.0 / 36_600, EXACT);
    }

    /** A peg that breaks is named: 10,000 USDC fall to 9,000 while the BTC short stands still. */
    @Test
    void aNamedDollarLosesItsPeg() {
        UnifiedCollateral collateral =
                new UnifiedCollateral("USD", List.of(new CollateralHolding("USDC", 10_000, 1, 1)));
        Portfolio account = Portfolio.ofUnified("a-17", collateral, List.of());
        Scenario depeg = Scenario.ofPrices("depeg", "", PriceMoves.ofBaseAssets(Map.of("USDC", -0.1), -0.3));

        assertThat(unit(StressTest.of(account, depeg), "CROSS:USD").loss()).isCloseTo(1_000, EXACT);
        assertThat(unit(StressTest.of(account, uniform(-0.3)), "CROSS:USD").loss())
                .isZero();
    }
}

package io.plimsoll.risk.margin;

import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static io.plimsoll.risk.fixture.PositionBuilder.shortOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import io.plimsoll.risk.margin.Adjustment.Hedge;
import io.plimsoll.risk.margin.Adjustment.LowerTier;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdjustmentTest {

    private static final Instrument BTC = InstrumentBuilder.linear("BTCUSDT").build();

    private static MarginUnit losingLong(Instrument terms, double wallet) {
        return MarginUnit.cross(
                "USDT",
                wallet,
                List.of(new OpenPosition(longOf("BTCUSDT").entry(60_000).build(), terms, 58_800)));
    }

    private static Hedge hedge(MarginUnit unit, HedgeTerms terms) {
        return Adjustment.hedge(unit, terms).orElseThrow();
    }

    @Test
    void aHedgeOfTheSameSizeMakesTheDeltaZeroAndRaisesTheRatioAtOnce() {
        MarginUnit unit = losingLong(BTC, 1_800);

        Hedge hedge = hedge(unit, new HedgeTerms(BTC, 58_800, 1, 10, 0));

        assertThat(hedge.side()).isEqualTo(Side.SHORT);
        assertThat(hedge.quantity()).isEqualTo(1);
        assertThat(hedge.deltaBefore()).isEqualTo(1);
        assertThat(hedge.deltaAfter()).isZero();
        // 235.2 / 600, then twice that
        assertThat(hedge.ratioBefore()).isCloseTo(0.392, within(1e-12));
        assertThat(hedge.ratioAfter()).isCloseTo(0.784, within(1e-12));
        assertThat(hedge.initialMargin()).hasValueCloseTo(5_880.0, within(1e-9));
        // 1,800 + P − 60,000 = 0.004 P; hedged: 600 = 0.008 P, on the way up
        assertThat(hedge.liquidationPriceBefore()).hasValueCloseTo(58_433.734940, within(1e-6));
        assertThat(hedge.liquidationPriceAfter()).hasValueCloseTo(75_000.0, within(1e-6));
    }

    /** Neutral in dollars: what is owed falls with the coin, and what is left is the same number of coins at any price. */
    @Test
    void aNeutralHedgeOfACoinAccountLeavesNoLiquidationPriceAndNoRestOfDelta() {
        Instrument coin = InstrumentBuilder.inverse("BTCUSD", "BTC").build();
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            double mark = 100 + random.nextDouble() * 1_000;
            OpenPosition held = new OpenPosition(
                    longOf("BTCUSD")
                            .quantity(Math.round(1 + random.nextDouble() * 1_000))
                            .entry(mark * (0.9 + random.nextDouble() * 0.2))
                            .build(),
                    coin,
                    mark);
            MarginUnit unit = MarginUnit.cross("BTC", 5 + random.nextDouble() * 50, List.of(held));

            Hedge hedge = hedge(unit, HedgeTerms.neutralOn(held));

            assertThat(hedge.liquidationPriceAfter()).as("seed %d", seed).isEmpty();
            assertThat(hedge.deltaAfter()).as("seed %d", seed).isZero();
        }
    }

    @Test
    void aHedgePaysItsTakerFee() {
        Instrument withFee =
                InstrumentBuilder.linear("BTCUSDT").takerFee(0.0005).build();

        Hedge hedge = hedge(losingLong(withFee, 1_800), new HedgeTerms(withFee, 58_800, 1, 10, 0));

        // 470.4 / (600 − 29.4)
        assertThat(hedge.ratioAfter()).isCloseTo(0.824395373, within(1e-9));
    }

    @Test
    void aHedgeGoesToTheTargetAndIsRoundedToTheNearestLot() {
        Instrument lots = InstrumentBuilder.linear("BTCUSDT").lot(0.1).build();

        Hedge hedge = hedge(losingLong(lots, 1_800), new HedgeTerms(lots, 58_800, 1, Double.NaN, 0.37));

        assertThat(hedge.quantity()).isEqualTo(0.6);
        assertThat(hedge.deltaAfter()).isCloseTo(0.4, within(1e-12));
        assertThat(hedge.initialMargin()).isEmpty();
        assertThat(Adjustment.hedge(losingLong(lots, 1_800), new HedgeTerms(lots, 58_800, 1, 10, 0.96)))
                .isEmpty();
    }

    @Test
    void aHedgeOnACoinMarginedContractCountsTheCoinsItStandsOn() {
        Instrument coin = InstrumentBuilder.inverse("BTCUSD", "BTC")
                .contractSize(100)
                .lot(1)
                .build();
        OpenPosition sold =
                new OpenPosition(shortOf("BTCUSD").quantity(250).entry(50_000).build(), coin, 50_000);
        MarginUnit unit = MarginUnit.cross("BTC", 1, List.of(sold));

        Hedge hedge = hedge(unit, HedgeTerms.neutralOn(sold));

        // one coin of collateral against half a coin sold: 250 contracts of 100 USD more at 50,000
        assertThat(hedge.deltaBefore()).isCloseTo(0.5, within(1e-12));
        assertThat(hedge.side()).isEqualTo(Side.SHORT);
        assertThat(hedge.quantity()).isEqualTo(250);
        assertThat(hedge.deltaAfter()).isCloseTo(0, within(1e-12));
    }

    @Test
    void aHedgeOnAnotherContractOfTheSameAssetLeavesBothLegsOpen() {
        Instrument quarterly = InstrumentBuilder.linear("BTCUSDT-0326").build().following("BTC");

        Hedge hedge = hedge(losingLong(BTC, 1_800), new HedgeTerms(quarterly, 59_000, 1, 5, 0));

        assertThat(hedge.symbol()).isEqualTo("BTCUSDT-0326");
        assertThat(hedge.hedgedSymbol()).isEqualTo("BTCUSDT");
        assertThat(hedge.quantity()).isEqualTo(1);
        // (235.2 + 236) / 600
        assertThat(hedge.ratioAfter()).isCloseTo(0.785333333, within(1e-9));
        assertThat(hedge.initialMargin()).hasValueCloseTo(11_800.0, within(1e-9));
    }

    @Test
    void aHedgeBesideAnIsolatedPositionStandsOnMarginOfItsOwn() {
        OpenPosition open =
                new OpenPosition(longOf("BTCUSDT").entry(60_000).isolated(1_800).build(), BTC, 58_800);
        MarginUnit unit = MarginUnit.isolated(open);

        Hedge hedge = hedge(unit, HedgeTerms.neutralOn(open));

        assertThat(hedge.deltaAfter()).isZero();
        assertThat(hedge.ratioAfter()).isEqualTo(hedge.ratioBefore()).isCloseTo(0.392, within(1e-12));
        assertThat(hedge.liquidationPriceAfter()).isEqualTo(hedge.liquidationPriceBefore());
    }

    @Test
    void aHedgeThatWouldItselfLiquidateIsMeasuredWhenAskedForButNotOffered() {
        MarginUnit unit = losingLong(BTC, 1_500);

        assertThat(hedge(unit, new HedgeTerms(BTC, 58_800, 1, 10, 0)).ratioAfter())
                .isCloseTo(1.568, within(1e-12));
        assertThat(unit.adjustments()).isEmpty();
        assertThat(losingLong(BTC, 1_800).adjustments())
                .hasOnlyElementsOfType(Hedge.class)
                .hasSize(1);
    }

    @Test
    void droppingATierClosesJustBelowItsFloor() {
        Instrument tiered = new Instrument(
                "BTCUSDT",
                ContractType.LINEAR,
                "USDT",
                1,
                0,
                0,
                LiquidationBasis.MARK_NOTIONAL,
                0.001,
                Tiers.of(List.of(
                        new Tier(0, 50_000, 0.004, Double.NaN, 125),
                        new Tier(50_000, Double.POSITIVE_INFINITY, 0.005, Double.NaN, 100))));

        LowerTier drop = (LowerTier) losingLong(tiered, 1_800).adjustments().get(0);

        // 50,000 / 58,800 = 0.850340 BTC may not be reached: 0.850 are left, 49,980 USDT
        assertThat(drop.closeQuantity()).isEqualTo(0.15);
        assertThat(drop.closeFraction()).isCloseTo(0.15, within(1e-12));
        assertThat(drop.tierFloor()).isEqualTo(50_000);
        assertThat(drop.maxLeverageAfter()).hasValue(125);
        // (294 − 50) / 600; 49,980 × 0.004 / 600
        assertThat(drop.ratioBefore()).isCloseTo(0.406666667, within(1e-9));
        assertThat(drop.ratioAfter()).isCloseTo(0.3332, within(1e-12));
    }

    @Test
    void aPositionExactlyOnTheFloorMustCloseOneLotToLeaveTheTier() {
        Instrument tiered = InstrumentBuilder.linear("X")
                .lot(0.5)
                .tiers(0, 0.01, 1_000, 0.02)
                .build();
        OpenPosition open = new OpenPosition(longOf("X").quantity(10).build(), tiered, 100);

        LowerTier drop = (LowerTier)
                MarginUnit.cross("USDT", 100, List.of(open)).adjustments().get(0);

        assertThat(drop.closeQuantity()).isEqualTo(0.5);
        assertThat(drop.maxLeverageAfter()).isEmpty();
    }

    @Test
    void aPositionInItsFirstTierHasNoneBelow() {
        assertThat(losingLong(BTC, 1_800).adjustments()).noneMatch(LowerTier.class::isInstance);
    }

    @Test
    void smallestTradesComeFirst() {
        Instrument tiered =
                InstrumentBuilder.linear("X").tiers(0, 0.01, 900, 0.02).build();
        OpenPosition open = new OpenPosition(longOf("X").quantity(10).build(), tiered, 100);

        List<Adjustment> adjustments =
                MarginUnit.cross("USDT", 500, List.of(open)).adjustments();

        assertThat(adjustments).hasSize(2);
        assertThat(adjustments.get(0)).isInstanceOf(LowerTier.class);
        assertThat(adjustments.get(1)).isInstanceOf(Hedge.class);
    }
}

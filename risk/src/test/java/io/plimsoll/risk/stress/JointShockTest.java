package io.plimsoll.risk.stress;

import static io.plimsoll.risk.fixture.InstrumentBuilder.inverse;
import static io.plimsoll.risk.fixture.InstrumentBuilder.linear;
import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static io.plimsoll.risk.fixture.PositionBuilder.shortOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.PositionBuilder;
import io.plimsoll.risk.margin.CollateralHolding;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Side;
import io.plimsoll.risk.margin.Tier;
import io.plimsoll.risk.margin.Tiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JointShockTest {

    private static final Instrument BTC = linear("BTCUSDT").flat(0.01, 0).build();
    private static final Instrument ETH = linear("ETHUSDT").flat(0.01, 0).build();

    private static OpenPosition at(PositionBuilder position, Instrument terms, double mark) {
        return new OpenPosition(position.build(), terms, mark);
    }

    private static MarginUnit pool(double wallet, OpenPosition... positions) {
        return MarginUnit.cross(positions[0].instrument().settleAsset(), wallet, List.of(positions));
    }

    private static MarginUnit twoLongs() {
        return pool(
                20_000,
                at(longOf("BTCUSDT").entry(60_000), BTC, 60_000),
                at(longOf("ETHUSDT").quantity(20).entry(3_000), ETH, 3_000));
    }

    /** 20,000 − 120,000 (1 − x) = 1,200 x at x = 100,000 / 118,800; BTC alone 18,800 / 59,400 lower. */
    @Test
    void twoCoinsThatFallTogetherAreLiquidatedHalfAsFarAwayAsOneThatFallsAlone() {
        JointShock together = JointShock.uniform(twoLongs());

        assertThat(together.down().orElseThrow()).isCloseTo(-0.158249158249158, within(1e-14));
        assertThat(together.up()).isEmpty();
        assertThat(together.now()).isFalse();
        assertThat(together.nearest()).isEqualTo(together.down());
        assertThat(together.distance().orElseThrow()).isCloseTo(0.158249158249158, within(1e-14));
        assertThat(twoLongs().liquidationDistance("BTCUSDT").orElseThrow()).isCloseTo(0.316498316498316, within(1e-14));
    }

    /** 20,000 + 60,000 z + 90,000 z = 1,200 + 600 z + 900 z at z = −18,800 / 148,500. */
    @Test
    void aCoinMovesByItsBetaTimesTheMove() {
        JointShock shock = JointShock.of(twoLongs(), Map.of("ETH", 1.5));

        assertThat(shock.down().orElseThrow()).isCloseTo(-0.126599326599327, within(1e-14));
    }

    /** ETH against the market: 20,000 + 60,000 z − 30,000 z = 1,200 + 600 z − 300 z at z = −18,800 / 29,700. */
    @Test
    void theBetaOfASymbolDecidesBeforeThatOfItsBaseAsset() {
        JointShock shock = JointShock.of(twoLongs(), Map.of("ETH", 1.5, "ETHUSDT", -0.5));

        assertThat(shock.down().orElseThrow()).isCloseTo(-0.632996632996633, within(1e-14));
        assertThat(shock.up()).isEmpty();
    }

    /** In the lower tier, where 12,000 − 60,000 (1 − x) = 240 x: x = 48,000 / 59,760, notional 48,192.77. */
    @Test
    void theTierAtTheLiquidationIsTheOneThatCounts() {
        Instrument tiered = linear("BTCUSDT").tiers(0, 0.004, 50_000, 0.005).build();
        MarginUnit unit = pool(12_000, at(longOf("BTCUSDT").entry(60_000), tiered, 60_000));

        assertThat(JointShock.uniform(unit).down().orElseThrow()).isCloseTo(-0.196787148594378, within(1e-14));
    }

    /** Isolated short of 1 BTC from 50,000 on 5,000 at 0.4 %: 55,000 / 1.004 = 54,780.88. */
    @Test
    void aShortIsLiquidatedOnTheWayUp() {
        Instrument terms = linear("BTCUSDT").flat(0.004, 0).build();
        MarginUnit unit =
                MarginUnit.isolated(at(shortOf("BTCUSDT").entry(50_000).isolated(5_000), terms, 50_000));

        JointShock shock = JointShock.uniform(unit);

        assertThat(shock.up().orElseThrow()).isCloseTo(0.095617529880478, within(1e-14));
        assertThat(shock.down()).isEmpty();
    }

    /** Long and short of 1 at 100 on 10: 10 = 0.02 P at 500; no fall takes anything. */
    @Test
    void aFullLinearHedgeIsLiquidatedOnlyUpwards() {
        Instrument terms = linear("XUSDT").flat(0.01, 0).build();
        MarginUnit unit = pool(10, at(longOf("XUSDT"), terms, 100), at(shortOf("XUSDT"), terms, 100));

        JointShock shock = JointShock.uniform(unit);

        assertThat(shock.up().orElseThrow()).isCloseTo(4, within(1e-12));
        assertThat(shock.down()).isEmpty();
    }

    /** 10,000 USD at 50,000 on 0.2 BTC: 0.4 − 10,000 / P = 0.005 × 10,000 / P at 25,125. */
    @Test
    void anInverseLongOfOneTimesIsLiquidatedNearHalfAndAnInverseShortNowhere() {
        Instrument terms = inverse("BTCUSD", "BTC").flat(0.005, 0).build();
        MarginUnit bull = pool(0.2, at(longOf("BTCUSD").quantity(10_000).entry(50_000), terms, 50_000));
        MarginUnit bear = pool(0.2, at(shortOf("BTCUSD").quantity(10_000).entry(50_000), terms, 50_000));

        assertThat(JointShock.uniform(bull).down().orElseThrow()).isCloseTo(-0.4975, within(1e-12));
        assertThat(JointShock.uniform(bull).up()).isEmpty();
        assertThat(JointShock.uniform(bear))
                .isEqualTo(new JointShock(OptionalDouble.empty(), OptionalDouble.empty(), false));
    }

    /** 1 BTC at weight 0.9 and a long of 1 BTC: 54,000 (1 + z) + 60,000 z = 600 (1 + z) at z = −53,400 / 113,400. */
    @Test
    void coinsHeldAsCollateralFallWithTheBook() {
        MarginUnit unit = MarginUnit.unified(
                "USDT",
                List.of(new CollateralHolding("BTC", 1, 60_000, 0.9)),
                List.of(at(longOf("BTCUSDT").entry(60_000), BTC, 60_000)));

        assertThat(JointShock.uniform(unit).down().orElseThrow()).isCloseTo(-0.470899470899471, within(1e-14));
    }

    /** 1 BTC + 60,000 (1 / P − 1 / 60,000) BTC is worth 60,000 at every price, and so is the maintenance 600. */
    @Test
    void aCoinHedgedByAnInverseShortOfOneTimesIsWorthTheSameAtEveryPrice() {
        Instrument terms = inverse("BTCUSD", "BTC").flat(0.01, 0).build();
        MarginUnit unit = MarginUnit.unified(
                "USD",
                List.of(new CollateralHolding("BTC", 1, 60_000, 1)),
                List.of(at(shortOf("BTCUSD").quantity(60_000).entry(60_000), terms, 60_000)));

        JointShock shock = JointShock.uniform(unit);

        assertThat(shock.down()).isEmpty();
        assertThat(shock.up()).isEmpty();
    }

    /** The venue's amounts do not join at 50,000: 1 % asks for 500 below, 2 % for 1,000 above; the balance there is 900. */
    @Test
    void aStepOfTheGivenAmountsAtATierBorderLiquidates() {
        Tiers steps = Tiers.of(List.of(
                new Tier(0, 50_000, 0.01, 0, Double.NaN),
                new Tier(50_000, Double.POSITIVE_INFINITY, 0.02, 0, Double.NaN)));
        Instrument flat = linear("BTCUSDT").build();
        Instrument terms =
                new Instrument("BTCUSDT", flat.contract(), "USDT", 1, 0, 0, flat.liquidationBasis(), 0, steps);
        MarginUnit unit = pool(5_900, at(shortOf("BTCUSDT").entry(45_000), terms, 45_000));

        assertThat(JointShock.uniform(unit).up().orElseThrow()).isCloseTo(0.111111111111111, within(1e-14));
    }

    @Test
    void aUnitThatIsLiquidatableNowNeedsNoMoveAndAnEmptyOneHasNone() {
        MarginUnit gone = pool(500, at(longOf("BTCUSDT").entry(60_000), BTC, 60_000));

        assertThat(JointShock.uniform(gone))
                .isEqualTo(new JointShock(OptionalDouble.empty(), OptionalDouble.empty(), true));
        assertThat(JointShock.uniform(gone).distance()).hasValue(0);
        assertThat(JointShock.uniform(MarginUnit.cross("USDT", 500, List.of())).distance())
                .isEmpty();
    }

    /** Section 5.5: x = (W + Σc − Σ s q E) / (Σ q P m − Σ s q P), here without amounts. */
    @Test
    void agreesWithTheClosedFormOfLinearBooksInOneTier() {
        for (long seed = 1; seed <= 2_000; seed++) {
            Random random = new Random(seed);
            List<OpenPosition> open = new ArrayList<>();
            double wallet = 20_000 * random.nextDouble();
            double above = wallet;
            double below = 0;
            for (int i = 0; i < 4; i++) {
                double rate = 0.004 + 0.02 * random.nextDouble();
                double mark = Math.pow(10, 6 * random.nextDouble() - 2);
                double quantity = (1_000 + 20_000 * random.nextDouble()) / mark;
                double entry = mark * (0.95 + 0.1 * random.nextDouble());
                Side side = random.nextInt(4) == 0 ? Side.SHORT : Side.LONG;
                Instrument terms = linear("S" + i).flat(rate, 0).build();
                open.add(at(PositionBuilder.of("S" + i, side).quantity(quantity).entry(entry), terms, mark));
                above -= side.sign() * quantity * entry;
                below += quantity * mark * (rate - side.sign());
            }
            double factor = above / below;
            MarginUnit unit = MarginUnit.cross("USDT", wallet, open);

            JointShock shock = JointShock.uniform(unit);

            if (shock.now()) {
                assertThat(unit.marginRatio()).as("seed %d", seed).isGreaterThanOrEqualTo(1);
            } else if (factor > 0) {
                assertThat(shock.nearest().orElseThrow())
                        .as("seed %d", seed)
                        .isCloseTo(factor - 1, within(1e-10 * (1 + factor)));
            } else {
                assertThat(shock.nearest()).as("seed %d", seed).isEmpty();
            }
        }
    }

    @Test
    void aOneSidedLongBookIsNeverFartherFromAJointFallThanFromAFallOfOneSymbol() {
        int compared = 0;
        for (long seed = 1; seed <= 2_000; seed++) {
            Random random = new Random(seed);
            List<OpenPosition> open = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                double mark = Math.pow(10, 6 * random.nextDouble() - 2);
                double notional = 1_000 + 20_000 * random.nextDouble();
                double rate = 0.004 + 0.02 * random.nextDouble();
                Instrument terms =
                        linear("S" + i).tiers(0, rate, notional * 0.8, rate * 2).build();
                double entry = mark * (0.97 + 0.06 * random.nextDouble());
                open.add(at(longOf("S" + i).quantity(notional / mark).entry(entry), terms, mark));
            }
            MarginUnit unit = MarginUnit.cross("USDT", 2_000 + 40_000 * random.nextDouble(), open);
            double joint = JointShock.uniform(unit).distance().orElse(1);
            for (String symbol : unit.symbols()) {
                double alone = unit.liquidationDistance(symbol).orElse(1);
                assertThat(joint).as("seed %d, %s", seed, symbol).isLessThanOrEqualTo(alone * (1 + 1e-12));
                compared += joint > 0 && joint < 1 ? 1 : 0;
            }
        }
        assertThat(compared).isGreaterThan(3_000);
    }
}

package io.plimsoll.risk.stress;

import static io.plimsoll.risk.fixture.InstrumentBuilder.inverse;
import static io.plimsoll.risk.fixture.InstrumentBuilder.linear;
import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static io.plimsoll.risk.fixture.PositionBuilder.shortOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScenarioPathTest {

    private static final Offset<Double> EXACT = within(1e-12);

    private static MarginUnit longBitcoin(double wallet) {
        Instrument terms = linear("BTCUSDT").flat(0.004, 0).build();
        return MarginUnit.cross(
                "USDT",
                wallet,
                List.of(new OpenPosition(longOf("BTCUSDT").entry(60_000).build(), terms, 60_000)));
    }

    private static Scenario path(double... moves) {
        PriceMoves[] steps = new PriceMoves[moves.length];
        for (int i = 0; i < moves.length; i++) {
            steps[i] = PriceMoves.uniform(moves[i]);
        }
        return Scenario.ofPrices("path", "", steps);
    }

    /** 6,000 + 60,000 z = 240 (1 + z) at z = −5,760 / 59,760; −5 % leaves 3,000 for 228. */
    @Test
    void aPlainScenarioIsAStraightLineFromNowToItsEnd() {
        ScenarioPath mild = ScenarioPath.of(longBitcoin(6_000), path(-0.05));
        ScenarioPath hard = ScenarioPath.of(longBitcoin(6_000), path(-0.2));

        assertThat(mild.firstCrossing()).isEmpty();
        assertThat(mild.firstCrossing(10).orElseThrow()).isCloseTo(1.927710843373494, EXACT);
        assertThat(mild.worst().marginRatio()).isCloseTo(0.076, EXACT);
        assertThat(mild.worst().pathTime()).isEqualTo(1);
        assertThat(hard.firstCrossing().orElseThrow()).isCloseTo(0.481927710843373, EXACT);
        assertThat(hard.worst().marginRatio()).isInfinite();
        assertThat(hard.end().marginBalance()).isCloseTo(-6_000, within(1e-9));
    }

    /** Up 10 %, down to −5 %, back to −2 %: worst after two of three steps. */
    @Test
    void everyStepIsRelativeToTheStartAndTakesTheSamePartOfTheWay() {
        ScenarioPath path = ScenarioPath.of(longBitcoin(6_000), path(0.1, -0.05, -0.02));

        assertThat(path.at(0).marginBalance()).isEqualTo(6_000);
        assertThat(path.at(1 / 6.0).marginBalance()).isCloseTo(9_000, within(1e-9));
        assertThat(path.at(1 / 3.0).marginBalance()).isCloseTo(12_000, within(1e-9));
        assertThat(path.at(0.5).marginBalance()).isCloseTo(7_500, within(1e-9));
        assertThat(path.at(1).marginBalance()).isCloseTo(4_800, within(1e-9));
        assertThat(path.worst().pathTime()).isCloseTo(2 / 3.0, EXACT);
        assertThat(path.worst().marginRatio()).isCloseTo(0.076, EXACT);
    }

    @Test
    void whoWasWorstNowIsWorstAtTheStart() {
        ScenarioPath path = ScenarioPath.of(longBitcoin(300), path(0.1));

        assertThat(path.worst()).isEqualTo(new WorstPoint(0, 0.8));
        assertThat(path.firstCrossing()).isEmpty();
        assertThat(ScenarioPath.of(longBitcoin(240), path(0.1)).firstCrossing()).hasValue(0);
    }

    @Test
    void aUnitThatHitsLiquidationExactlyAtTheEndIsLiquidatedThere() {
        Instrument terms = linear("XUSDT").flat(0, 0).build();
        MarginUnit unit = MarginUnit.cross(
                "USDT", 25, List.of(new OpenPosition(longOf("XUSDT").build(), terms, 100)));

        assertThat(ScenarioPath.of(unit, path(-0.25)).firstCrossing().orElseThrow())
                .isCloseTo(1, EXACT);
        assertThat(ScenarioPath.of(unit, path(-0.25)).worst().marginRatio()).isInfinite();
        assertThat(ScenarioPath.of(unit, path(-0.2499)).firstCrossing()).isEmpty();
    }

    /**
     * Short 200 USD of a perpetual that falls by half, long 100 USD of a quarterly that falls to a third, both from 100: the
     * balance is 0.5 − 2 + 2/(1 − t/2) + 1 − 1/(1 − 2t/3), which is 0.5 at both ends and more between.
     */
    @Test
    void curvesOfInverseContractsAreFollowedBetweenTheSteps() {
        Instrument perp = inverse("BTCUSD_PERP", "BTC").flat(0, 0).build();
        Instrument quarterly = inverse("BTCUSD_Q", "BTC").flat(0.1, 0).build();
        MarginUnit unit = MarginUnit.cross(
                "BTC",
                0.5,
                List.of(
                        new OpenPosition(
                                shortOf("BTCUSD_PERP").quantity(200).entry(100).build(), perp, 100),
                        new OpenPosition(
                                longOf("BTCUSD_Q").quantity(100).entry(100).build(), quarterly, 100)));
        Scenario fall =
                Scenario.ofPrices("fall", "", PriceMoves.ofSymbols(Map.of("BTCUSD_PERP", -0.5, "BTCUSD_Q", -2.0 / 3)));

        ScenarioPath path = ScenarioPath.of(unit, fall);

        assertThat(path.at(0.5).marginBalance()).isCloseTo(0.5 - 1 + 2 / 0.75 - 1.5, EXACT);
        assertThat(path.end().marginBalance()).isCloseTo(0.5, EXACT);
        assertThat(path.worst().marginRatio()).isCloseTo(0.6, EXACT);
        assertThat(path.worst().pathTime()).isEqualTo(1);
    }

    /**
     * Turned round, the balance 0.8 + 2 − 2/(1 − t/2) − 1 + 1/(1 − 2t/3) is 0.8 at both ends and sags between: least where
     * 1 − 2t/3 = (1 − t/2) √(2/3), at t = 0.7101, with 0.59796 left for a maintenance of 0.2.
     */
    @Test
    void aBalanceThatSagsBetweenTheStepsIsWorstInside() {
        Instrument perp = inverse("BTCUSD_PERP", "BTC").flat(0, -0.2).build();
        Instrument quarterly = inverse("BTCUSD_Q", "BTC").flat(0, 0).build();
        MarginUnit unit = MarginUnit.cross(
                "BTC",
                0.8,
                List.of(
                        new OpenPosition(
                                longOf("BTCUSD_PERP").quantity(200).entry(100).build(), perp, 100),
                        new OpenPosition(
                                shortOf("BTCUSD_Q").quantity(100).entry(100).build(), quarterly, 100)));
        Scenario fall =
                Scenario.ofPrices("fall", "", PriceMoves.ofSymbols(Map.of("BTCUSD_PERP", -0.5, "BTCUSD_Q", -2.0 / 3)));

        WorstPoint worst = ScenarioPath.of(unit, fall).worst();

        assertThat(worst.pathTime()).isCloseTo(0.710102051443, within(1e-7));
        assertThat(worst.marginRatio()).isCloseTo(0.334471108647, within(1e-9));
    }
}

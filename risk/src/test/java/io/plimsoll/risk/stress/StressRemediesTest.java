package io.plimsoll.risk.stress;

import static io.plimsoll.risk.fixture.InstrumentBuilder.linear;
import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static io.plimsoll.risk.fixture.PositionBuilder.shortOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Remedy;
import io.plimsoll.risk.margin.Remedy.AddMargin;
import io.plimsoll.risk.margin.Remedy.Reduce;
import io.plimsoll.risk.margin.Side;
import io.plimsoll.risk.margin.WhatIf;
import java.util.List;
import org.junit.jupiter.api.Test;

class StressRemediesTest {

    private static final Scenario FALL = Scenario.ofPrices("fall", "", PriceMoves.uniform(-0.2));

    private static MarginUnit longBitcoin(double wallet, double fee, double lot) {
        Instrument terms =
                linear("BTCUSDT").flat(0.004, 0).takerFee(fee).lot(lot).build();
        return MarginUnit.cross(
                "USDT",
                wallet,
                List.of(new OpenPosition(longOf("BTCUSDT").entry(60_000).build(), terms, 60_000)));
    }

    /** At 48,000: 192 / 0.5 = 384 where −6,000 is left. Closing φ leaves 6,000 − 12,000 (1 − φ) = 384 (1 − φ). */
    @Test
    void restoresTheRatioAtTheWorstPointAndNotTheRatioOfNow() {
        MarginUnit unit = longBitcoin(6_000, 0, 0);

        List<Remedy> remedies = StressRemedies.of(unit, FALL, 0.5);

        assertThat(unit.marginRatio()).isLessThan(0.05);
        assertThat(remedies).hasSize(2);
        AddMargin add = (AddMargin) remedies.get(0);
        Reduce reduce = (Reduce) remedies.get(1);
        assertThat(add.asset()).isEqualTo("USDT");
        assertThat(add.amount()).isCloseTo(6_384, within(1e-9));
        assertThat(reduce.closeFraction().orElseThrow()).isCloseTo(0.515503875968992, within(1e-12));
        assertThat(reduce.closeQuantity().orElseThrow()).isCloseTo(0.515503875968992, within(1e-12));
    }

    /** A fee of 0.1 %: 6,000 − 60 φ = 12,384 (1 − φ) at φ = 6,384 / 12,324 = 0.518014, in lots of 0.01 that is 0.52. */
    @Test
    void countsTheFeeAndRoundsUpToTheLot() {
        Reduce reduce = (Reduce)
                StressRemedies.of(longBitcoin(6_000, 0.001, 0.01), FALL, 0.5).get(1);

        assertThat(reduce.closeFraction().orElseThrow()).isCloseTo(0.518013631937683, within(1e-12));
        assertThat(reduce.closeQuantity()).hasValue(0.52);
    }

    @Test
    void asksForNothingWhereTheScenarioIsSurvivedWithinTheTarget() {
        assertThat(StressRemedies.of(longBitcoin(12_400, 0, 0), FALL, 0.5)).isEmpty();
    }

    /** The short is what protects the long from the fall: closing any of it makes the fall worse. */
    @Test
    void saysThatClosingTheProtectionDoesNotHelp() {
        Instrument terms = linear("BTCUSDT").flat(0.004, 0).build();
        MarginUnit unit = MarginUnit.cross(
                "USDT",
                3_000,
                List.of(
                        new OpenPosition(longOf("BTCUSDT").entry(60_000).build(), terms, 60_000),
                        new OpenPosition(
                                shortOf("BTCUSDT").quantity(0.5).entry(60_000).build(), terms, 60_000)));

        List<Remedy> remedies = StressRemedies.of(unit, FALL, 0.5);

        assertThat(remedies)
                .filteredOn(remedy -> remedy instanceof Reduce reduce && reduce.side() == Side.SHORT)
                .singleElement()
                .satisfies(
                        remedy -> assertThat(((Reduce) remedy).closeFraction()).isEmpty());
    }

    @Test
    void refusesATargetThatIsNoRatioBelowLiquidation() {
        assertThatThrownBy(() -> StressRemedies.of(longBitcoin(6_000, 0, 0), FALL, 1))
                .hasMessage("targetRatio is 1.0, expected a fraction above 0 and below 1");
    }

    @Test
    void everyRemedyKeepsTheWorstRatioAtTheTargetAndALittleLessWouldNot() {
        int added = 0;
        int reduced = 0;
        for (long seed = 1; seed <= 1_200; seed++) {
            RandomBook book = new RandomBook(seed);
            MarginUnit unit = book.unit();
            if (unit.isUnified()) {
                continue;
            }
            double first = book.between(-0.25, 0.25);
            Scenario scenario = Scenario.ofPrices(
                    "path", "", PriceMoves.uniform(first), PriceMoves.uniform(book.between(-0.25, 0.25)));
            for (Remedy remedy : StressRemedies.of(unit, scenario, 0.5)) {
                String where = "seed " + seed + ", " + remedy;
                if (remedy instanceof AddMargin add) {
                    WhatIf what = new WhatIf(unit);
                    double less = add.amount() - 1e-6 * unit.notional();
                    assertThat(worst(what.adding(add.asset(), add.amount() + 1e-9 * unit.notional()), scenario))
                            .as(where)
                            .isLessThanOrEqualTo(0.5);
                    assertThat(worst(what.adding(add.asset(), less), scenario))
                            .as(where)
                            .isGreaterThan(0.5);
                    added++;
                } else if (remedy instanceof Reduce reduce
                        && reduce.closeQuantity().isPresent()) {
                    OpenPosition open = position(unit, reduce);
                    double quantity = reduce.closeQuantity().getAsDouble();
                    assertThat(worst(new WhatIf(unit).closing(open, quantity), scenario))
                            .as(where)
                            .isLessThanOrEqualTo(0.5 + 1e-6);
                    assertThat(worst(new WhatIf(unit).closing(open, quantity * 0.999), scenario))
                            .as(where)
                            .isGreaterThan(0.5);
                    reduced++;
                } else if (remedy instanceof Reduce reduce) {
                    OpenPosition open = position(unit, reduce);
                    for (double part = 0; part <= 1; part += 0.05) {
                        double quantity = open.position().quantity() * part;
                        assertThat(worst(new WhatIf(unit).closing(open, quantity), scenario))
                                .as(where + " closing " + part)
                                .isGreaterThan(0.5);
                    }
                }
            }
        }

        assertThat(added).as("top-ups checked").isGreaterThan(150);
        assertThat(reduced).as("reductions checked").isGreaterThan(100);
    }

    private static double worst(MarginUnit unit, Scenario scenario) {
        double balance = unit.marginBalance();
        boolean owes = unit.positions().isEmpty() && balance < -1e-9 * Math.abs(unit.collateral());
        return owes
                ? Double.POSITIVE_INFINITY
                : ScenarioPath.of(unit, scenario).worst().marginRatio();
    }

    private static OpenPosition position(MarginUnit unit, Reduce reduce) {
        return unit.positions().stream()
                .filter(open -> open.position().symbol().equals(reduce.symbol())
                        && open.position().side() == reduce.side())
                .findFirst()
                .orElseThrow();
    }
}

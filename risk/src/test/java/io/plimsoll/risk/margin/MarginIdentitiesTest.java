package io.plimsoll.risk.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import io.plimsoll.risk.fixture.PositionBuilder;
import io.plimsoll.risk.margin.Remedy.AddMargin;
import io.plimsoll.risk.margin.Remedy.Reduce;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What must hold of any unit, on seeded random units; a failure names its seed. */
class MarginIdentitiesTest {

    private static final int UNITS = 5_000;

    @Test
    void atTheLiquidationPriceTheBalanceEqualsMaintenanceMargin() {
        long found = LongStream.range(0, UNITS)
                .filter(seed -> {
                    MarginUnit unit = new RandomUnits(seed).unit();
                    OptionalDouble price = unit.liquidationPrice("S0");
                    price.ifPresent(p -> {
                        MarginUnit there = RandomUnits.at(unit, "S0", p);
                        assertThat(there.marginBalance())
                                .as("seed %d at %s", seed, p)
                                .isCloseTo(there.maintenanceMargin(), within(1e-9 * (1 + there.notional())));
                    });
                    return price.isPresent();
                })
                .count();

        assertThat(found).as("units with a liquidation price").isGreaterThan(UNITS / 2);
    }

    @Test
    void betweenTheMarkAndTheLiquidationPriceNothingIsLiquidated() {
        for (long seed = 0; seed < UNITS; seed++) {
            MarginUnit unit = new RandomUnits(seed).unit();
            double mark = unit.positions().get(0).markPrice();
            OptionalDouble price = unit.liquidationPrice("S0");
            if (unit.marginRatio() >= 1) {
                assertThat(unit.liquidationDistance("S0")).as("seed %d", seed).hasValue(0);
                continue;
            }
            double up = price.isPresent() ? Math.abs(price.getAsDouble() - mark) : 1_000 * mark;
            double down = Math.min(up, mark);
            for (double part : new double[] {0.1, 0.3, 0.5, 0.7, 0.9, 0.999}) {
                assertThat(RandomUnits.at(unit, "S0", mark + part * up).marginRatio())
                        .as("seed %d, %s of the way up", seed, part)
                        .isLessThan(1);
                assertThat(RandomUnits.at(unit, "S0", mark - part * down).marginRatio())
                        .as("seed %d, %s of the way down", seed, part)
                        .isLessThan(1);
            }
        }
    }

    @Test
    void everyRemedyBringsTheRatioToTheTargetAndNoLessWouldDo() {
        int added = 0;
        int reduced = 0;
        for (long seed = 0; seed < UNITS; seed++) {
            MarginUnit unit = new RandomUnits(seed).unit();
            double target = new RandomUnits(-1 - seed).between(0.3, 0.8);
            for (Remedy remedy : unit.remedies(target)) {
                if (remedy instanceof AddMargin add) {
                    MarginUnit after = new MarginUnit(
                            unit.scope(), unit.settleAsset(), unit.collateral() + add.amount(), unit.positions());
                    assertThat(after.marginRatio()).as("seed %d: %s", seed, add).isCloseTo(target, within(1e-9));
                    added++;
                } else if (remedy instanceof Reduce reduce
                        && reduce.closeFraction().isPresent()) {
                    double fraction = reduce.closeFraction().getAsDouble();
                    assertThat(fraction).as("seed %d: %s", seed, reduce).isBetween(0.0, 1.0);
                    double expected = fraction == 1 ? after(unit, reduce, 1).marginRatio() : target;
                    assertThat(after(unit, reduce, fraction).marginRatio())
                            .as("seed %d: %s", seed, reduce)
                            .isCloseTo(expected, within(1e-9))
                            .isLessThanOrEqualTo(target + 1e-9);
                    reduced++;
                } else if (remedy instanceof Reduce reduce) {
                    MarginUnit all = after(unit, reduce, 1);
                    assertThat(all.maintenanceMargin())
                            .as("seed %d: %s", seed, reduce)
                            .isGreaterThan(target * all.marginBalance());
                }
            }
        }

        assertThat(added).as("top-ups checked").isGreaterThan(500);
        assertThat(reduced).as("reductions checked").isGreaterThan(500);
    }

    /** The unit after closing a fraction of one position at mark: its PnL and the fee go through the collateral. */
    private static MarginUnit after(MarginUnit unit, Reduce reduce, double fraction) {
        List<OpenPosition> rest = new ArrayList<>();
        double collateral = unit.collateral();
        for (OpenPosition open : unit.positions()) {
            Position p = open.position();
            if (!p.symbol().equals(reduce.symbol()) || p.side() != reduce.side()) {
                rest.add(open);
                continue;
            }
            double fee = fraction * open.notional() * open.instrument().takerFeeRate();
            collateral += fraction * open.unrealizedPnl() - fee;
            if (fraction < 1) {
                Position left = new Position(
                        p.symbol(),
                        p.side(),
                        p.marginMode(),
                        p.quantity() * (1 - fraction),
                        p.entryPrice(),
                        p.isolatedMargin(),
                        p.leverage());
                rest.add(new OpenPosition(left, open.instrument(), open.markPrice()));
            }
        }
        return new MarginUnit(unit.scope(), unit.settleAsset(), collateral, rest);
    }

    /** On the losing side of entry; far on the winning side a long may grow into dearer tiers faster than it earns. */
    @Test
    void theRatioOfAOneWayLinearPositionRisesAsItsPriceTurnsAgainstIt() {
        for (long seed = 0; seed < UNITS; seed++) {
            RandomUnits random = new RandomUnits(seed);
            double mark = random.price();
            Instrument terms = random.instrument("X", false, mark * random.between(0.5, 1.5) * 0.01);
            Side side = random.chance(0.5) ? Side.LONG : Side.SHORT;
            Position position =
                    PositionBuilder.of("X", side).entry(mark).isolatedAt(5).build();
            double before = -1;
            for (double against = 0; against <= 0.15; against += 0.01) {
                double price = mark * (1 - side.sign() * against);
                double ratio = MarginUnit.isolated(new OpenPosition(position, terms, price))
                        .marginRatio();
                assertThat(ratio).as("seed %d, %s against", seed, against).isGreaterThan(before);
                before = ratio;
            }
        }
    }

    @Test
    void maintenanceMarginIsContinuousAcrossTierFloors() {
        for (long seed = 0; seed < UNITS; seed++) {
            double floor = Math.pow(10, new RandomUnits(seed).between(0, 7));
            Tiers tiers = new RandomUnits(seed).instrument("X", false, floor).tiers();
            for (int i = 1; i < tiers.tiers().size(); i++) {
                Tier below = tiers.tiers().get(i - 1);
                Tier above = tiers.tiers().get(i);
                double border = above.notionalFloor();
                assertThat(border * below.maintenanceMarginRate() - below.maintenanceAmount())
                        .as("seed %d, tier %d", seed, i + 1)
                        .isCloseTo(
                                border * above.maintenanceMarginRate() - above.maintenanceAmount(),
                                within(1e-9 * border));
            }
        }
    }

    @Test
    void scalingMoneyAndSizesLeavesRatioAndLiquidationPrice() {
        for (long seed = 0; seed < UNITS; seed++) {
            RandomUnits random = new RandomUnits(seed);
            double mark = random.price();
            double wallet = mark * random.between(0.05, 0.5);
            double scale = random.between(2, 1_000);
            Instrument flat = InstrumentBuilder.linear("X").flat(0.01, 0).build();
            Side side = random.chance(0.5) ? Side.LONG : Side.SHORT;
            MarginUnit one = MarginUnit.cross(
                    "USDT",
                    wallet,
                    List.of(new OpenPosition(
                            PositionBuilder.of("X", side).entry(mark).build(), flat, mark)));
            MarginUnit many = MarginUnit.cross(
                    "USDT",
                    wallet * scale,
                    List.of(new OpenPosition(
                            PositionBuilder.of("X", side)
                                    .entry(mark)
                                    .quantity(scale)
                                    .build(),
                            flat,
                            mark)));

            assertThat(many.marginRatio()).as("seed %d", seed).isCloseTo(one.marginRatio(), within(1e-12));
            assertThat(many.liquidationPrice("X").orElseThrow())
                    .as("seed %d", seed)
                    .isCloseTo(one.liquidationPrice("X").orElseThrow(), within(1e-9 * mark));
        }
    }

    @Test
    void anInversePositionEarnsWhatALinearOneDoesForASmallMove() {
        for (long seed = 0; seed < UNITS; seed++) {
            RandomUnits random = new RandomUnits(seed);
            double entry = random.price();
            double mark = entry * (1 + random.between(-1e-5, 1e-5));
            Side side = random.chance(0.5) ? Side.LONG : Side.SHORT;
            OpenPosition inverse = new OpenPosition(
                    PositionBuilder.of("I", side).quantity(1_000).entry(entry).build(),
                    InstrumentBuilder.inverse("I", "COIN").build(),
                    mark);
            OpenPosition linear = new OpenPosition(
                    PositionBuilder.of("L", side)
                            .quantity(1_000 / entry)
                            .entry(entry)
                            .build(),
                    InstrumentBuilder.linear("L").build(),
                    mark);

            assertThat(inverse.unrealizedPnl() * mark)
                    .as("seed %d", seed)
                    .isCloseTo(linear.unrealizedPnl(), within(1e-6));
        }
    }
}

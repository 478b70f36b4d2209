package io.plimsoll.risk.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.margin.Adjustment.Hedge;
import io.plimsoll.risk.margin.Adjustment.LowerTier;
import io.plimsoll.risk.margin.Remedy.AddMargin;
import io.plimsoll.risk.margin.Remedy.Reduce;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every remedy and adjustment of seeded random units of all kinds, applied by hand. A failure names its seed. */
class ActionIdentitiesTest {

    private static final int UNITS = 6_000;

    private static double scale(MarginUnit unit) {
        return 1 + unit.notional() + Math.abs(unit.collateral());
    }

    @Test
    @DisplayName("identity 3: a top-up of any asset restores the target exactly")
    void everyTopUpRestoresTheTargetExactly() {
        int unified = 0;
        for (long seed = 0; seed < UNITS; seed++) {
            MarginUnit unit = new RandomUnits(seed).any();
            double target = new RandomUnits(-1 - seed).between(0.1, 0.6);
            for (Remedy remedy : unit.remedies(target)) {
                if (remedy instanceof AddMargin add) {
                    MarginUnit after = added(unit, add);
                    assertThat(after.marginRatio())
                            .as("seed %d: %s", seed, add)
                            .isCloseTo(target, within(1e-9 * scale(unit) / after.marginBalance()));
                    unified += unit.isUnified() ? 1 : 0;
                }
            }
        }

        assertThat(unified).as("top-ups of unified accounts").isGreaterThan(1_000);
    }

    private static MarginUnit added(MarginUnit unit, AddMargin add) {
        if (!unit.isUnified()) {
            assertThat(add.asset()).isEqualTo(unit.settleAsset());
            return new MarginUnit(unit.scope(), unit.settleAsset(), unit.collateral() + add.amount(), unit.positions());
        }
        return MarginUnit.unified(
                unit.settleAsset(), changed(unit.holdings(), add.asset(), add.amount()), unit.positions());
    }

    private static List<CollateralHolding> changed(List<CollateralHolding> holdings, String asset, double amount) {
        List<CollateralHolding> changed = new ArrayList<>();
        for (CollateralHolding held : holdings) {
            double more = held.asset().equals(asset) ? amount : 0;
            changed.add(new CollateralHolding(held.asset(), held.balance() + more, held.price(), held.weight()));
        }
        return changed;
    }

    @Test
    @DisplayName(
            "identity 3: closing the fraction restores the target, a little less does not, and NULL means not even all")
    void closingTheFractionOfAUnifiedAccountRestoresTheTargetAndLessDoesNot() {
        int reduced = 0;
        int hopeless = 0;
        for (long seed = 0; seed < UNITS; seed++) {
            MarginUnit unit = new RandomUnits(seed).unified();
            double target = new RandomUnits(-1 - seed).between(0.3, 0.8);
            for (Remedy remedy : unit.remedies(target)) {
                if (!(remedy instanceof Reduce reduce)) {
                    continue;
                }
                if (reduce.closeFraction().isEmpty()) {
                    assertThat(missing(closed(unit, reduce.symbol(), reduce.side(), 1), target))
                            .as("seed %d: %s", seed, reduce)
                            .isGreaterThan(-1e-9 * scale(unit));
                    hopeless++;
                    continue;
                }
                double fraction = reduce.closeFraction().getAsDouble();
                assertThat(missing(closed(unit, reduce.symbol(), reduce.side(), fraction), target))
                        .as("seed %d: %s", seed, reduce)
                        .isLessThanOrEqualTo(1e-9 * scale(unit));
                for (double less : new double[] {0.2, 0.7, 0.999}) {
                    assertThat(missing(closed(unit, reduce.symbol(), reduce.side(), fraction * less), target))
                            .as("seed %d: %s of %s", seed, less, reduce)
                            .isGreaterThan(-1e-9 * scale(unit));
                }
                reduced++;
            }
        }

        assertThat(reduced).isGreaterThan(1_000);
        assertThat(hopeless).isGreaterThan(100);
    }

    private static double missing(MarginUnit unit, double target) {
        return unit.maintenanceMargin() - target * unit.marginBalance();
    }

    /** After closing a fraction at mark, by hand: PnL and fee go to the balance of the asset the contract settles in. */
    private static MarginUnit closed(MarginUnit unit, String symbol, Side side, double fraction) {
        List<OpenPosition> rest = new ArrayList<>();
        double realized = 0;
        String asset = unit.settleAsset();
        for (OpenPosition open : unit.positions()) {
            Position p = open.position();
            if (!p.symbol().equals(symbol) || p.side() != side) {
                rest.add(open);
                continue;
            }
            asset = open.instrument().settleAsset();
            double fee = open.notional() * open.instrument().takerFeeRate();
            realized = fraction * (open.unrealizedPnl() - fee);
            if (fraction < 1) {
                Position left = new Position(
                        p.symbol(),
                        p.side(),
                        p.marginMode(),
                        p.quantity() * (1 - fraction),
                        p.entryPrice(),
                        p.isolatedMargin(),
                        p.leverage());
                rest.add(new OpenPosition(left, open.instrument(), open.markPrice(), open.settlePrice()));
            }
        }
        return unit.isUnified()
                ? MarginUnit.unified(unit.settleAsset(), changed(unit.holdings(), asset, realized), rest)
                : new MarginUnit(unit.scope(), unit.settleAsset(), unit.collateral() + realized, rest);
    }

    @Test
    void droppingATierLeavesTheTierAndALittleLessDoesNot() {
        int drops = 0;
        for (long seed = 0; seed < UNITS; seed++) {
            MarginUnit unit = new RandomUnits(seed).any();
            for (Adjustment adjustment : unit.adjustments()) {
                if (!(adjustment instanceof LowerTier drop)) {
                    continue;
                }
                MarginUnit after = closed(unit, drop.symbol(), drop.side(), drop.closeFraction());
                MarginUnit almost = closed(unit, drop.symbol(), drop.side(), drop.closeFraction() * (1 - 1e-6));
                int before = tier(unit, drop);
                assertThat(tier(after, drop)).as("seed %d: %s", seed, drop).isEqualTo(before - 1);
                if (drop.closeFraction() > 1e-6) {
                    assertThat(tier(almost, drop)).as("seed %d: %s", seed, drop).isEqualTo(before);
                }
                if (Double.isFinite(drop.ratioAfter())) {
                    assertThat(after.marginRatio())
                            .as("seed %d: %s", seed, drop)
                            .isCloseTo(drop.ratioAfter(), within(1e-6 * (1 + drop.ratioAfter())));
                }
                drops++;
            }
        }

        assertThat(drops).isGreaterThan(1_000);
    }

    private static int tier(MarginUnit unit, LowerTier drop) {
        for (OpenPosition open : unit.positions()) {
            if (open.position().symbol().equals(drop.symbol())
                    && open.position().side() == drop.side()) {
                // the hand-made fraction may fall short of the floor by a rounding
                return open.instrument().tiers().indexOf(open.maintenanceNotional() * (1 - 1e-12));
            }
        }
        throw new AssertionError("no position for " + drop);
    }

    @Test
    void aHedgeReachesItsTargetDeltaAndCostsFeeAndMaintenanceOfItsOwn() {
        int hedges = 0;
        for (long seed = 0; seed < UNITS; seed++) {
            RandomUnits random = new RandomUnits(seed);
            MarginUnit unit = random.any();
            OpenPosition held = unit.positions().get(0);
            double target = random.between(-1, 1) * held.delta();
            Instrument other = held.instrument().following(held.instrument().baseAsset());
            Instrument terms = renamed(other);
            HedgeTerms on = new HedgeTerms(terms, held.markPrice() * 1.01, held.settlePrice(), 5, target);
            Hedge hedge = Adjustment.hedge(unit, on).orElseThrow();
            boolean linear = terms.contract() == ContractType.LINEAR;
            double perSize = linear ? on.markPrice() : 1 / on.markPrice();
            double notional = hedge.quantity() * terms.contractSize() * perSize;
            if (!unit.scope().isCross()) {
                assertThat(hedge.ratioAfter()).as("seed %d", seed).isEqualTo(hedge.ratioBefore());
                continue;
            }
            // only a fee paid in the hedged coin itself moves the delta off its target
            double coinFee = unit.isUnified() || !linear ? notional * terms.takerFeeRate() : 0;
            assertThat(hedge.deltaAfter())
                    .as("seed %d: %s", seed, hedge)
                    .isCloseTo(target, within(coinFee + 1e-9 * (1 + Math.abs(hedge.deltaBefore()))));
            double own = notional * (terms.tiers().at(notional).maintenanceMarginRate() + terms.liquidationFeeRate())
                    - terms.tiers().at(notional).maintenanceAmount();
            double fee = notional * terms.takerFeeRate();
            if (!unit.isUnified() && Double.isFinite(hedge.ratioAfter())) {
                assertThat(hedge.ratioAfter())
                        .as("seed %d: %s", seed, hedge)
                        .isCloseTo(
                                (unit.maintenanceMargin() + own) / (unit.marginBalance() - fee),
                                within(1e-6 * (1 + hedge.ratioAfter())));
                hedges++;
            }
        }

        assertThat(hedges).isGreaterThan(1_000);
    }

    private static Instrument renamed(Instrument terms) {
        return new Instrument(
                terms.symbol() + "-NEXT",
                terms.contract(),
                terms.settleAsset(),
                terms.contractSize(),
                terms.takerFeeRate(),
                terms.liquidationFeeRate(),
                terms.liquidationBasis(),
                0,
                terms.tiers(),
                terms.baseAsset());
    }

    @Test
    @DisplayName(
            "identity 3: rounded up to the lot the ratio is at or below the target, and one lot less is not enough")
    void aQuantityRoundedUpToTheLotReachesTheTargetAndOneLotLessDoesNot() {
        int rounded = 0;
        for (long seed = 0; seed < UNITS; seed++) {
            MarginUnit smooth = new RandomUnits(seed).unit();
            double lot = smooth.positions().get(0).position().quantity() / 64;
            MarginUnit unit = new MarginUnit(
                    smooth.scope(),
                    smooth.settleAsset(),
                    smooth.collateral(),
                    smooth.positions().stream().map(open -> inLots(open, lot)).toList());
            for (Remedy remedy : unit.remedies(0.3)) {
                if (!(remedy instanceof Reduce reduce) || reduce.closeQuantity().isEmpty()) {
                    continue;
                }
                double whole = quantity(unit, reduce);
                double closed = reduce.closeQuantity().getAsDouble();
                assertThat(missing(closed(unit, reduce.symbol(), reduce.side(), closed / whole), 0.3))
                        .as("seed %d: %s", seed, reduce)
                        .isLessThanOrEqualTo(1e-9 * scale(unit));
                if (closed > lot) {
                    assertThat(missing(closed(unit, reduce.symbol(), reduce.side(), (closed - lot) / whole), 0.3))
                            .as("seed %d, one lot less: %s", seed, reduce)
                            .isGreaterThan(-1e-9 * scale(unit));
                }
                if (closed < whole) {
                    assertThat(closed / lot)
                            .as("seed %d: lots", seed)
                            .isCloseTo(Math.rint(closed / lot), within(1e-9 * whole / lot));
                    rounded++;
                }
            }
        }

        assertThat(rounded).isGreaterThan(500);
    }

    private static double quantity(MarginUnit unit, Reduce reduce) {
        for (OpenPosition open : unit.positions()) {
            if (open.position().symbol().equals(reduce.symbol())
                    && open.position().side() == reduce.side()) {
                return open.position().quantity();
            }
        }
        throw new AssertionError("no position for " + reduce);
    }

    private static OpenPosition inLots(OpenPosition open, double lot) {
        Instrument terms = open.instrument();
        Instrument stepped = new Instrument(
                terms.symbol(),
                terms.contract(),
                terms.settleAsset(),
                terms.contractSize(),
                terms.takerFeeRate(),
                terms.liquidationFeeRate(),
                terms.liquidationBasis(),
                lot,
                terms.tiers(),
                terms.baseAsset());
        return new OpenPosition(open.position(), stepped, open.markPrice());
    }
}

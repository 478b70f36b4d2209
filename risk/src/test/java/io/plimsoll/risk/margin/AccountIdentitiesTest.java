package io.plimsoll.risk.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import io.plimsoll.risk.fixture.PositionBuilder;
import io.plimsoll.risk.margin.Adjustment.Hedge;
import io.plimsoll.risk.margin.Adjustment.LowerTier;
import io.plimsoll.risk.margin.Remedy.AddMargin;
import io.plimsoll.risk.margin.Remedy.Reduce;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What must hold of cross, isolated and unified units alike, linear and inverse, one-way and hedged, on both bases: on seeded
 * random units, each figure put back into the definition. A failure names its seed.
 */
class AccountIdentitiesTest {

    private static final int UNITS = 6_000;

    private static double surplus(MarginUnit unit) {
        return unit.marginBalance() - unit.maintenanceMargin();
    }

    private static double scale(MarginUnit unit) {
        return 1 + unit.notional() + Math.abs(unit.collateral());
    }

    @Test
    @DisplayName("identities 1 and 2: at either liquidation price the balance equals maintenance and the ratio is 1")
    void bothLiquidationPricesPutBackGiveRatioOne() {
        int lower = 0;
        int upper = 0;
        int both = 0;
        for (long seed = 0; seed < UNITS; seed++) {
            MarginUnit unit = new RandomUnits(seed).any();
            for (String symbol : unit.symbols()) {
                LiquidationPrices prices = unit.liquidationPrices(symbol);
                for (OptionalDouble price : List.of(prices.lower(), prices.upper())) {
                    if (price.isPresent()) {
                        MarginUnit there = RandomUnits.at(unit, symbol, price.getAsDouble());
                        assertThat(surplus(there))
                                .as("seed %d, %s at %s", seed, symbol, price)
                                .isCloseTo(0, within(1e-9 * scale(there)));
                        if (there.maintenanceMargin() > 1e-4 * scale(there)) {
                            assertThat(there.marginRatio())
                                    .as("seed %d, %s at %s", seed, symbol, price)
                                    .isCloseTo(1, within(2e-5));
                        }
                    }
                }
                lower += prices.lower().isPresent() ? 1 : 0;
                upper += prices.upper().isPresent() ? 1 : 0;
                both += prices.lower().isPresent() && prices.upper().isPresent() ? 1 : 0;
            }
        }

        assertThat(lower).isGreaterThan(1_000);
        assertThat(upper).isGreaterThan(1_000);
        assertThat(both).as("symbols with two prices").isGreaterThan(50);
    }

    @Test
    void noPriceBetweenTheMarkAndALiquidationPriceLiquidatesAndNoneDoesWhereNoneIsNamed() {
        for (long seed = 0; seed < UNITS; seed++) {
            MarginUnit unit = new RandomUnits(seed).any();
            for (String symbol : unit.symbols()) {
                LiquidationPrices prices = unit.liquidationPrices(symbol);
                if (prices.now()) {
                    assertThat(surplus(unit)).as("seed %d", seed).isLessThanOrEqualTo(0);
                    continue;
                }
                double mark = RandomUnits.markOf(unit, symbol);
                double down = prices.lower().orElse(mark * 1e-6);
                double up = prices.upper().orElse(mark * 1e6);
                for (double part : new double[] {0.1, 0.35, 0.6, 0.85, 0.999}) {
                    for (double end : new double[] {down, up}) {
                        double price = mark * Math.pow(end / mark, part);
                        MarginUnit there = RandomUnits.at(unit, symbol, price);
                        assertThat(surplus(there))
                                .as("seed %d, %s at %s of %s", seed, symbol, price, prices)
                                .isGreaterThan(-1e-9 * scale(there));
                    }
                }
            }
        }
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
    @DisplayName("identity 4: two identical fills are one position of twice the size")
    void splittingAPositionIntoTwoIdenticalFillsChangesNothing() {
        for (long seed = 0; seed < UNITS; seed++) {
            MarginUnit unit = new RandomUnits(seed).any();
            OpenPosition whole = unit.positions().get(0);
            Position p = whole.position();
            double half = p.quantity() / 2;
            EntryPrice fills = new EntryPrice(whole.instrument().contract(), p.side(), whole.size() / 2, p.entryPrice())
                    .adding(whole.size() / 2, p.entryPrice());

            assertThat(fills.size()).as("seed %d", seed).isEqualTo(whole.size());
            assertThat(fills.price()).as("seed %d", seed).isCloseTo(p.entryPrice(), within(1e-12 * p.entryPrice()));
            assertThat(2 * whole.resized(half, p.entryPrice()).unrealizedPnl())
                    .as("seed %d", seed)
                    .isCloseTo(whole.unrealizedPnl(), within(1e-9 * whole.notional()));
        }
    }

    @Test
    @DisplayName(
            "identity 4: long and short are mirrored around the entry only when linear and without maintenance and fee")
    void longAndShortAreMirrorImagesOnlyForAFreeLinearContract() {
        for (long seed = 0; seed < UNITS; seed++) {
            RandomUnits random = new RandomUnits(seed);
            double entry = random.price();
            double leverage = random.between(2, 100);
            double rate = random.between(0.001, 0.9 / leverage);

            assertThat(gap(false, 0, entry, leverage)).as("seed %d", seed).isCloseTo(0, within(1e-9));
            assertThat(gap(false, rate, entry, leverage)).as("seed %d", seed).isGreaterThan(1e-7);
            assertThat(gap(true, 0, entry, leverage)).as("seed %d", seed).isGreaterThan(1e-7);
        }
    }

    /** Difference of the distances from entry to the long's and the short's liquidation price, by the entry. */
    private static double gap(boolean inverse, double rate, double entry, double leverage) {
        double[] distance = new double[2];
        for (Side side : Side.values()) {
            InstrumentBuilder terms = inverse ? InstrumentBuilder.inverse("X", "COIN") : InstrumentBuilder.linear("X");
            OpenPosition open = new OpenPosition(
                    PositionBuilder.of("X", side)
                            .entry(entry)
                            .isolatedAt(leverage)
                            .build(),
                    terms.flat(rate, 0).build(),
                    entry);
            double price = MarginUnit.isolated(open).liquidationPrice("X").orElseThrow();
            distance[side.ordinal()] = Math.abs(price - entry) / entry;
        }
        return Math.abs(distance[0] - distance[1]);
    }

    @Test
    @DisplayName("identity 8: scaling money, sizes and tiers leaves ratio, prices, leverage and fractions")
    void scalingEverythingLeavesEveryRatioAndPrice() {
        for (long seed = 0; seed < UNITS; seed++) {
            MarginUnit one = new RandomUnits(seed).any();
            MarginUnit many = scaled(one, 8);

            assertThat(many.marginRatio()).as("seed %d", seed).isEqualTo(one.marginRatio());
            assertThat(many.netLeverage()).as("seed %d", seed).isEqualTo(one.netLeverage());
            assertThat(many.concentration()).as("seed %d", seed).isEqualTo(one.concentration());
            for (String symbol : one.symbols()) {
                assertThat(many.liquidationPrices(symbol)).as("seed %d", seed).isEqualTo(one.liquidationPrices(symbol));
                assertThat(many.bankruptcyPrice(symbol)).as("seed %d", seed).isEqualTo(one.bankruptcyPrice(symbol));
            }
            assertThat(fractions(many)).as("seed %d", seed).isEqualTo(fractions(one));
        }
    }

    private static List<OptionalDouble> fractions(MarginUnit unit) {
        return unit.remedies(0.5).stream()
                .filter(Reduce.class::isInstance)
                .map(remedy -> ((Reduce) remedy).closeFraction())
                .toList();
    }

    /** By a power of two, so that not a bit may differ. */
    private static MarginUnit scaled(MarginUnit unit, double factor) {
        List<OpenPosition> positions = new ArrayList<>();
        for (OpenPosition open : unit.positions()) {
            Instrument terms = open.instrument();
            List<Tier> tiers = terms.tiers().tiers().stream()
                    .map(tier -> new Tier(
                            tier.notionalFloor() * factor,
                            tier.notionalCap() * factor,
                            tier.maintenanceMarginRate(),
                            tier.maintenanceAmount() * factor,
                            tier.maxLeverage()))
                    .toList();
            Instrument wider = new Instrument(
                    terms.symbol(),
                    terms.contract(),
                    terms.settleAsset(),
                    terms.contractSize(),
                    terms.takerFeeRate(),
                    terms.liquidationFeeRate(),
                    terms.liquidationBasis(),
                    terms.lotSize(),
                    Tiers.of(tiers),
                    terms.baseAsset());
            Position p = open.position();
            Position larger = new Position(
                    p.symbol(),
                    p.side(),
                    p.marginMode(),
                    p.quantity() * factor,
                    p.entryPrice(),
                    p.isolatedMargin() * factor,
                    p.leverage());
            positions.add(new OpenPosition(larger, wider, open.markPrice(), open.settlePrice()));
        }
        if (!unit.isUnified()) {
            return new MarginUnit(unit.scope(), unit.settleAsset(), unit.collateral() * factor, positions);
        }
        List<CollateralHolding> holdings = unit.holdings().stream()
                .map(held -> new CollateralHolding(held.asset(), held.balance() * factor, held.price(), held.weight()))
                .toList();
        return MarginUnit.unified(unit.settleAsset(), holdings, positions);
    }
}

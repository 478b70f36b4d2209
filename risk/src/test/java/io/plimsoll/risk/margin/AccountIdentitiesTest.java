package io.plimsoll.risk.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import io.plimsoll.risk.fixture.PositionBuilder;
import io.plimsoll.risk.margin.Remedy.Reduce;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Liquidation prices of seeded random units of all kinds put back into the definition, and what splitting, mirroring and
 * scaling leave. A failure names its seed.
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
    void atTheBankruptcyPriceTheBalanceIsUsedUp() {
        int found = 0;
        for (long seed = 0; seed < UNITS; seed++) {
            MarginUnit unit = new RandomUnits(seed).any();
            for (String symbol : unit.symbols()) {
                OptionalDouble price = unit.bankruptcyPrice(symbol);
                if (price.isPresent()) {
                    MarginUnit there = RandomUnits.at(unit, symbol, price.getAsDouble());
                    assertThat(there.marginBalance())
                            .as("seed %d, %s at %s", seed, symbol, price)
                            .isCloseTo(0, within(1e-9 * scale(there)));
                    found++;
                }
            }
        }

        assertThat(found).isGreaterThan(UNITS / 2);
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

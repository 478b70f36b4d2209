package io.plimsoll.risk.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import io.plimsoll.risk.fixture.PositionBuilder;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The liquidation formulas that venues publish, each in its own letters, against the one search that serves them all: on seeded
 * random positions of one tier.
 */
class VenueFormsTest {

    private static final int POSITIONS = 3_000;

    /** One random isolated position in the letters of the formulas: E, q or Q, margin M, rate m, fee f, side s. */
    private record Case(long seed, Side side, double entry, double size, double margin, double rate, double fee) {

        static Case of(long seed) {
            RandomUnits random = new RandomUnits(seed);
            double entry = random.price();
            double size = random.between(0.1, 1_000);
            double leverage = random.between(1.2, 50);
            double rate = random.between(0.001, 0.5 / leverage);
            Side side = random.chance(0.5) ? Side.LONG : Side.SHORT;
            return new Case(seed, side, entry, size, size * entry / leverage, rate, random.between(0.0001, 0.001));
        }

        int s() {
            return side.sign();
        }

        double coins() {
            return size / entry;
        }

        double coinMargin() {
            return margin / entry / entry;
        }

        void linear(InstrumentBuilder terms, double expected) {
            check(terms.flat(rate, 0), margin, expected);
        }

        void inverse(InstrumentBuilder terms, double expected) {
            check(terms.flat(rate, 0), coinMargin(), expected);
        }

        private void check(InstrumentBuilder terms, double isolated, double expected) {
            Position position = PositionBuilder.of("X", side)
                    .quantity(size)
                    .entry(entry)
                    .isolated(isolated)
                    .build();
            OptionalDouble found = MarginUnit.isolated(new OpenPosition(position, terms.build(), entry))
                    .liquidationPrice("X");
            if (expected > 0 && Double.isFinite(expected)) {
                assertThat(found.orElse(Double.NaN)).as("%s", this).isCloseTo(expected, within(1e-8 * expected));
            } else {
                assertThat(found).as("%s", this).isEmpty();
            }
        }
    }

    private interface Form {
        void check(Case one);
    }

    private static void onRandomPositions(Form form) {
        for (long seed = 0; seed < POSITIONS; seed++) {
            form.check(Case.of(seed));
        }
    }

    @Test
    @DisplayName("Binance, Injective: (E − sM/q) / (1 − sm)")
    void maintenanceOnTheMarkNotional() {
        onRandomPositions(c -> c.linear(
                InstrumentBuilder.linear("X"), (c.entry() - c.s() * c.margin() / c.size()) / (1 - c.s() * c.rate())));
    }

    @Test
    @DisplayName("Gate, OKX, KuCoin: (E − sM/q) / (1 − s(m + f))")
    void maintenanceAndTakerFeeOnTheMarkNotional() {
        onRandomPositions(c -> c.linear(
                InstrumentBuilder.linear("X").liquidationFee(c.fee()),
                (c.entry() - c.s() * c.margin() / c.size()) / (1 - c.s() * (c.rate() + c.fee()))));
    }

    @Test
    @DisplayName("Bybit classic, Phemex, BitMEX: E − s(IM + X − MM)/q with MM = qEm")
    void maintenanceOnTheEntryValue() {
        onRandomPositions(c -> c.linear(
                InstrumentBuilder.linear("X").onEntryValue(),
                c.entry() - c.s() * (c.margin() - c.size() * c.entry() * c.rate()) / c.size()));
    }

    @Test
    @DisplayName("Bybit classic, Phemex inverse: Q / (Q/E + s(IM + X − MM))")
    void inverseMaintenanceOnTheEntryValue() {
        onRandomPositions(c -> c.inverse(
                InstrumentBuilder.inverse("X", "COIN").onEntryValue(),
                c.size() / (c.coins() + c.s() * (c.coinMargin() - c.coins() * c.rate()))));
    }

    @Test
    @DisplayName("OKX, Gate inverse: Q (1 + s(m + f)) / (Q/E + sM)")
    void inverseMaintenanceAndTakerFeeOnTheMarkNotional() {
        onRandomPositions(c -> c.inverse(
                InstrumentBuilder.inverse("X", "COIN").liquidationFee(c.fee()),
                c.size() * (1 + c.s() * (c.rate() + c.fee())) / (c.coins() + c.s() * c.coinMargin())));
    }

    @Test
    @DisplayName("HTX: (qE − sM) / (q (1 − s a/L)), its adjustment factor over the leverage being the rate")
    void htxDividesItsAdjustmentFactorByTheLeverage() {
        onRandomPositions(c -> {
            double factor = c.rate() * 10;
            c.linear(
                    InstrumentBuilder.linear("X"),
                    (c.size() * c.entry() - c.s() * c.margin()) / (c.size() * (1 - c.s() * factor / 10)));
        });
    }

    @Test
    @DisplayName("Hyperliquid: P − s A / q / (1 − l s), A what the account has above its maintenance now")
    void hyperliquidStartsFromTheMarginAvailable() {
        onRandomPositions(c -> {
            double mark = c.entry() * (1 + c.s() * 0.01);
            double account = c.margin() + c.s() * c.size() * (mark - c.entry());
            double available = account - c.rate() * c.size() * mark;
            c.linear(InstrumentBuilder.linear("X"), mark - c.s() * available / c.size() / (1 - c.rate() * c.s()));
        });
    }

    @Test
    @DisplayName("dYdX: (e − MM_other − S p) / (|S| mmf − S) with a signed size")
    void dydxWritesTheSizeWithItsSign() {
        for (long seed = 0; seed < POSITIONS; seed++) {
            Case one = Case.of(seed);
            Case two = Case.of(-1 - seed);
            double wallet = one.margin() + two.margin();
            double e = wallet; // equity: both at their entries
            double others = two.size() * two.entry() * two.rate();
            double signed = one.s() * one.size();
            double expected = (e - others - signed * one.entry()) / (one.size() * one.rate() - signed);
            MarginUnit unit = MarginUnit.cross("USDT", wallet, List.of(open("A", one), open("B", two)));

            OptionalDouble found = unit.liquidationPrice("A");

            if (expected > 0) {
                assertThat(found.orElse(Double.NaN)).as("seed %d", seed).isCloseTo(expected, within(1e-7 * expected));
            } else {
                assertThat(found).as("seed %d", seed).isEmpty();
            }
        }
    }

    private static OpenPosition open(String symbol, Case one) {
        Position position = PositionBuilder.of(symbol, one.side())
                .quantity(one.size())
                .entry(one.entry())
                .build();
        return new OpenPosition(
                position, InstrumentBuilder.linear(symbol).flat(one.rate(), 0).build(), one.entry());
    }

    @Test
    @DisplayName("BitMEX linear cross: E − s (W − qEm) / q")
    void bitmexCrossStandsOnTheWallet() {
        onRandomPositions(c -> {
            Instrument terms = InstrumentBuilder.linear("X")
                    .flat(c.rate(), 0)
                    .onEntryValue()
                    .build();
            Position position = PositionBuilder.of("X", c.side())
                    .quantity(c.size())
                    .entry(c.entry())
                    .build();
            MarginUnit unit =
                    MarginUnit.cross("USDT", c.margin(), List.of(new OpenPosition(position, terms, c.entry() * 1.001)));

            assertThat(unit.liquidationPrice("X").orElseThrow())
                    .as("%s", c)
                    .isCloseTo(
                            c.entry() - c.s() * (c.margin() - c.size() * c.entry() * c.rate()) / c.size(),
                            within(1e-8 * c.entry()));
        });
    }

    @Test
    @DisplayName("bankruptcy: linear E (1 − s/L), inverse E L / (L + s)")
    void bankruptcyIsWhereTheMarginIsGone() {
        onRandomPositions(c -> {
            double leverage = 1.5 + c.seed() % 40;
            for (boolean inverse : new boolean[] {false, true}) {
                InstrumentBuilder terms =
                        inverse ? InstrumentBuilder.inverse("X", "COIN") : InstrumentBuilder.linear("X");
                Position position = PositionBuilder.of("X", c.side())
                        .quantity(c.size())
                        .entry(c.entry())
                        .isolatedAt(leverage)
                        .build();
                double expected =
                        inverse ? c.entry() * leverage / (leverage + c.s()) : c.entry() * (1 - c.s() / leverage);

                assertThat(MarginUnit.isolated(new OpenPosition(position, terms.build(), c.entry()))
                                .bankruptcyPrice("X")
                                .orElseThrow())
                        .as("%s, inverse %s", c, inverse)
                        .isCloseTo(expected, within(1e-9 * expected));
            }
        });
    }

    @Test
    @DisplayName("an inverse long at 1x is liquidated at about half its entry, an inverse short at 1x at no price")
    void anUnleveragedInverseLongStillHasAPrice() {
        Instrument terms = InstrumentBuilder.inverse("X", "COIN").flat(0.004, 0).build();
        Position bought = PositionBuilder.longOf("X")
                .quantity(10_000)
                .entry(20_000)
                .isolatedAt(1)
                .build();
        Position sold = PositionBuilder.shortOf("X")
                .quantity(10_000)
                .entry(20_000)
                .isolatedAt(1)
                .build();

        // 10,000 × 1.004 / (0.5 + 0.5)
        assertThat(MarginUnit.isolated(new OpenPosition(bought, terms, 20_000)).liquidationPrice("X"))
                .hasValueCloseTo(10_040.0, within(1e-6));
        assertThat(MarginUnit.isolated(new OpenPosition(sold, terms, 20_000))
                        .liquidationPrices("X")
                        .none())
                .isTrue();
    }

    @Test
    @DisplayName("the entry-value form is a little nearer for a long and a little farther for a short")
    void theTwoBasesDifferByAboutTheRateOverTheLeverage() {
        Position bought =
                PositionBuilder.longOf("X").entry(10_000).isolatedAt(10).build();
        Position sold =
                PositionBuilder.shortOf("X").entry(10_000).isolatedAt(10).build();

        assertThat(price(bought, false)).isCloseTo(9_045.226131, within(1e-6));
        assertThat(price(bought, true)).isCloseTo(9_050, within(1e-6));
        assertThat(price(sold, false)).isCloseTo(10_945.273632, within(1e-6));
        assertThat(price(sold, true)).isCloseTo(10_950, within(1e-6));
    }

    private static double price(Position position, boolean onEntry) {
        InstrumentBuilder terms = InstrumentBuilder.linear("X").flat(0.005, 0);
        Instrument built = onEntry ? terms.onEntryValue().build() : terms.build();
        return MarginUnit.isolated(new OpenPosition(position, built, 10_000))
                .liquidationPrice("X")
                .orElseThrow();
    }
}

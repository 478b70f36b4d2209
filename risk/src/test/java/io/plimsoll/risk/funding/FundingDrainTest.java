package io.plimsoll.risk.funding;

import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static io.plimsoll.risk.fixture.PositionBuilder.shortOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import io.plimsoll.risk.fixture.PositionBuilder;
import io.plimsoll.risk.funding.FundingRunway.BeyondCap;
import io.plimsoll.risk.funding.FundingRunway.Never;
import io.plimsoll.risk.funding.FundingRunway.Now;
import io.plimsoll.risk.funding.FundingRunway.Within;
import io.plimsoll.risk.margin.CollateralHolding;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FundingDrainTest {

    private static final long HOUR_MS = 3_600_000;
    private static final long NOW_MS = 1_767_225_600_000L;
    private static final Instrument BTC = InstrumentBuilder.linear("BTCUSDT").build();
    private static final Instrument COIN =
            InstrumentBuilder.inverse("BTCUSD", "BTC").contractSize(100).build();
    private static final OpenPosition LONG =
            new OpenPosition(longOf("BTCUSDT").entry(60_000).build(), BTC, 58_800);

    private static FundingRate rate(String symbol, double rate, long intervalHours, long hoursToNext) {
        return new FundingRate(symbol, rate, intervalHours * HOUR_MS, NOW_MS + hoursToNext * HOUR_MS);
    }

    private static FundingDrain drain(MarginUnit unit, FundingRate... rates) {
        Map<String, FundingRate> bySymbol = new HashMap<>();
        for (FundingRate rate : rates) {
            bySymbol.put(rate.symbol(), rate);
        }
        return FundingDrain.of(unit, bySymbol, NOW_MS);
    }

    private static MarginUnit losingLong() {
        return MarginUnit.cross("USDT", 1_500, List.of(LONG));
    }

    @Test
    @DisplayName(
            "S21: a long pays when the rate is above 0: 5.88 a stamp, 17.64 a day, 88.16 hours or the 12th stamp to go")
    void aLongPaysAndIsLiquidatedByFundingAlone() {
        FundingDrain drain = drain(losingLong(), rate("BTCUSDT", 0.0001, 8, 8));

        assertThat(rate("BTCUSDT", 0.0001, 8, 8).payment(LONG)).isCloseTo(-5.88, within(1e-12));
        assertThat(drain.paidPerDay()).isCloseTo(17.64, within(1e-12));
        assertThat(drain.dragPerDay()).hasValueCloseTo(0.0588, within(1e-12));
        assertThat(drain.toLiquidation()).isInstanceOfSatisfying(Within.class, within -> {
            assertThat(within.hours()).hasValueCloseTo(88.163265306, within(1e-8));
            assertThat(within.steppedHours()).hasValue(96);
        });
    }

    @Test
    void theStampThatLiquidatesIsCountedFromTheNextOne() {
        FundingRunway runway =
                drain(losingLong(), rate("BTCUSDT", 0.0001, 8, 3)).toLiquidation();

        assertThat(runway)
                .isInstanceOfSatisfying(
                        Within.class,
                        within -> assertThat(within.steppedHours()).hasValue(3 + 11 * 8));
    }

    @Test
    void stampsAtOddTimesAreCountedExactly() {
        FundingRate odd = new FundingRate("BTCUSDT", 0.0001, 8 * HOUR_MS, NOW_MS + 360_001);

        assertThat(drain(losingLong(), odd).toLiquidation())
                .isInstanceOfSatisfying(
                        Within.class,
                        found -> assertThat(found.steppedHours()).hasValueCloseTo(88.100000278, within(1e-9)));
    }

    @Test
    void aLowerTargetIsReachedSooner() {
        // 300 − 235.2 / 0.9 = 38.666667 at 0.735 an hour; 7 stamps
        assertThat(drain(losingLong(), rate("BTCUSDT", 0.0001, 8, 8)).toRatio(0.9))
                .isInstanceOfSatisfying(Within.class, within -> {
                    assertThat(within.hours()).hasValueCloseTo(52.607709751, within(1e-8));
                    assertThat(within.steppedHours()).hasValue(56);
                });
        assertThat(drain(losingLong(), rate("BTCUSDT", 0.0001, 8, 8)).toRatio(0.7))
                .isEqualTo(new Now());
    }

    @Test
    void aShortReceivesAndIsNeverLiquidatedByAPositiveRate() {
        OpenPosition sold = new OpenPosition(shortOf("BTCUSDT").entry(60_000).build(), BTC, 58_800);
        FundingDrain drain = drain(MarginUnit.cross("USDT", 1_500, List.of(sold)), rate("BTCUSDT", 0.0001, 8, 8));

        assertThat(drain.paidPerDay()).isCloseTo(-17.64, within(1e-12));
        assertThat(drain.toLiquidation()).isEqualTo(new Never());
    }

    @Test
    void aDropInTheOceanIsBeyondTheCap() {
        MarginUnit rich = MarginUnit.cross("USDT", 1_000_000, List.of(LONG));

        assertThat(drain(rich, rate("BTCUSDT", 0.0001, 8, 8)).toLiquidation()).isEqualTo(new BeyondCap(8_760));
    }

    @Test
    void ratesOfDifferentIntervalsAddUpByTheHour() {
        Instrument eth = InstrumentBuilder.linear("ETHUSDT").build();
        OpenPosition sold =
                new OpenPosition(shortOf("ETHUSDT").quantity(10).entry(3_000).build(), eth, 3_000);
        FundingDrain drain = drain(
                MarginUnit.cross("USDT", 3_000, List.of(LONG, sold)),
                rate("BTCUSDT", 0.0001, 8, 8),
                rate("ETHUSDT", 0.0001, 4, 4));

        // pays 5.88 three times, receives 3 six times a day
        assertThat(drain.paidPerDay()).isCloseTo(-0.36, within(1e-9));
        assertThat(drain.toLiquidation()).isEqualTo(new Never());
    }

    @Test
    void paymentsBeforeReceiptsMayLiquidateABookThatReceivesOnBalance() {
        Instrument eth = InstrumentBuilder.linear("ETHUSDT").flat(0, 0).build();
        OpenPosition sold =
                new OpenPosition(shortOf("ETHUSDT").quantity(100).entry(3_000).build(), eth, 3_000);
        // 1,440 − 1,200 − 235.2 = 4.8 above the requirement; the long pays 5.88 in 1 hour, the short receives 300 in 8
        FundingDrain drain = drain(
                MarginUnit.cross("USDT", 1_440, List.of(LONG, sold)),
                rate("BTCUSDT", 0.0001, 1, 1),
                rate("ETHUSDT", 0.001, 8, 8));

        assertThat(drain.paidPerDay()).isNegative();
        assertThat(drain.toLiquidation()).isEqualTo(new Within(OptionalDouble.empty(), OptionalDouble.of(1)));
    }

    @Test
    void accruesInProportionToTheTimeSinceTheLastStamp() {
        assertThat(rate("BTCUSDT", 0.0001, 8, 2).accrued(LONG, NOW_MS)).isCloseTo(-4.41, within(1e-12));
        assertThat(rate("BTCUSDT", 0.0001, 8, 8).accrued(LONG, NOW_MS)).isZero();
        assertThat(drain(losingLong(), rate("BTCUSDT", 0.0001, 8, 2)).accrued()).isCloseTo(-4.41, within(1e-12));
    }

    @Test
    void anInversePositionPaysInCoin() {
        OpenPosition bought =
                new OpenPosition(longOf("BTCUSD").quantity(500).entry(50_000).build(), COIN, 40_000);

        // 50,000 / 40,000 × 0.0002
        assertThat(rate("BTCUSD", 0.0002, 8, 8).payment(bought)).isCloseTo(-0.00025, within(1e-15));
    }

    @Test
    void aPaymentMovesTheLiquidationPriceTowardsTheMark() {
        FundingDrain drain = drain(losingLong(), rate("BTCUSDT", 0.0001, 8, 8));

        // 58,734.939759 + 5.88 / 0.996
        assertThat(drain.liquidationPriceAfterPaying("BTCUSDT", 5.88)).hasValueCloseTo(58_740.843373, within(1e-6));
        assertThat(drain.liquidationPriceAfterPaying("ETHUSDT", 5.88)).isEmpty();
    }

    @Test
    void onEntryValueAPaymentMovesTheLiquidationPriceByItselfPerCoin() {
        Instrument classic = InstrumentBuilder.linear("BTCUSDT").onEntryValue().build();
        MarginUnit unit = MarginUnit.cross(
                "USDT",
                1_500,
                List.of(new OpenPosition(longOf("BTCUSDT").entry(60_000).build(), classic, 58_800)));

        // 58,740 and 5.88 nearer
        assertThat(drain(unit, rate("BTCUSDT", 0.0001, 8, 8)).liquidationPriceAfterPaying("BTCUSDT", 5.88))
                .hasValueCloseTo(58_745.88, within(1e-6));
    }

    @Test
    void aUnifiedAccountPaysInTheCoinAtItsWeightUntilTheCoinIsUsedUp() {
        OpenPosition bought =
                new OpenPosition(longOf("BTCUSD").quantity(500).entry(50_000).build(), COIN, 50_000);
        MarginUnit unit = MarginUnit.unified(
                "USDT",
                List.of(new CollateralHolding("USDT", 500, 1, 1), new CollateralHolding("BTC", 0.01, 50_000, 0.8)),
                List.of(bought));

        // balance 500 + 400, requirement 200: 400 go with the 0.01 coins at 0.8, then 300 in full: 0.016 coins
        assertThat(drain(unit, rate("BTCUSD", 0.001, 8, 8)).toLiquidation())
                .isEqualTo(new Within(OptionalDouble.of(128), OptionalDouble.of(128)));
    }

    @Test
    void saysWhichSymbolsHaveNoRate() {
        assertThat(drain(losingLong()).symbolsWithoutRate()).containsExactly("BTCUSDT");
        assertThat(drain(losingLong()).paidPerDay()).isZero();
        assertThat(drain(losingLong()).toLiquidation()).isEqualTo(new Never());
    }

    @Test
    @DisplayName("identity 7: funding of equal and opposite positions sums to 0")
    void whatTheLongPaysTheShortReceives() {
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            Instrument terms = random.nextBoolean() ? BTC : COIN;
            double mark = Math.pow(10, random.nextDouble() * 9 - 4);
            double quantity = 1 + random.nextDouble() * 1_000;
            FundingRate rate = rate(terms.symbol(), (random.nextDouble() - 0.5) / 100, 1 + random.nextInt(8), 1);
            double sum = 0;
            for (Side side : Side.values()) {
                sum += rate.payment(new OpenPosition(
                        PositionBuilder.of(terms.symbol(), side)
                                .quantity(quantity)
                                .build(),
                        terms,
                        mark));
            }
            assertThat(sum).as("seed %d", seed).isZero();
        }
    }

    @Test
    void steppingHourByHourFindsTheSameStamp() {
        Instrument eth = InstrumentBuilder.linear("ETHUSDT").build();
        int found = 0;
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            OpenPosition other = new OpenPosition(
                    shortOf("ETHUSDT")
                            .quantity(20 * random.nextDouble() + 0.1)
                            .entry(3_000)
                            .build(),
                    eth,
                    3_000);
            MarginUnit unit = MarginUnit.cross("USDT", 2_000 + 500 * random.nextDouble(), List.of(LONG, other));
            FundingRate[] rates = {
                rate("BTCUSDT", random.nextDouble() / 500, 8, random.nextInt(8)),
                rate("ETHUSDT", (random.nextDouble() - 0.5) / 500, 4, random.nextInt(4))
            };

            FundingRunway runway = drain(unit, rates).toLiquidation();

            double surplus = unit.marginBalance() - unit.maintenanceMargin();
            long hour = 0;
            for (; hour <= 8_760 && surplus > 0; hour++) {
                long at = NOW_MS + hour * HOUR_MS;
                surplus += stampsAt(rates[0], at) ? rates[0].payment(LONG) : 0;
                surplus += stampsAt(rates[1], at) ? rates[1].payment(other) : 0;
            }
            if (runway instanceof Within within) {
                assertThat(within.steppedHours()).as("seed %d", seed).hasValue(hour - 1);
                found++;
            } else if (!(runway instanceof Now)) {
                assertThat(surplus).as("seed %d: %s", seed, runway).isPositive();
            }
        }
        assertThat(found).isGreaterThan(100);
    }

    private static boolean stampsAt(FundingRate rate, long atMs) {
        return atMs >= rate.nextStampMs() && (atMs - rate.nextStampMs()) % rate.intervalMs() == 0;
    }

    @Test
    void refusesAnIntervalOrATargetThatCannotBe() {
        assertThatThrownBy(() -> rate("BTCUSDT", 0.0001, 0, 1))
                .hasMessage("funding interval of BTCUSDT is 0 ms, expected above 0");
        assertThatThrownBy(() -> drain(losingLong()).toRatio(1.5))
                .hasMessage("targetRatio is 1.5, expected a fraction above 0 and up to 1");
        assertThatThrownBy(() -> rate("ETHUSDT", 0.0001, 8, 1).payment(LONG))
                .hasMessage("position paid at the rate of ETHUSDT is in BTCUSDT, expected ETHUSDT");
    }
}

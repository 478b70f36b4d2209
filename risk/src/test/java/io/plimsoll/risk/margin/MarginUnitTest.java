package io.plimsoll.risk.margin;

import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static io.plimsoll.risk.fixture.PositionBuilder.shortOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarginUnitTest {

    private static final Instrument BTC = InstrumentBuilder.linear("BTCUSDT").build();

    private static MarginUnit losingLong(double wallet, double quantity) {
        Position position = longOf("BTCUSDT").entry(60_000).quantity(quantity).build();
        return MarginUnit.cross("USDT", wallet, List.of(new OpenPosition(position, BTC, 58_800)));
    }

    @Test
    void aLosingLongHasTheRatioAndLiquidationPriceOfTheWorkedExample() {
        MarginUnit unit = losingLong(1_500, 1);

        assertThat(unit.notional()).isEqualTo(58_800);
        assertThat(unit.unrealizedPnl()).isEqualTo(-1_200);
        assertThat(unit.marginBalance()).isEqualTo(300);
        assertThat(unit.maintenanceMargin()).isCloseTo(235.2, within(1e-9));
        assertThat(unit.marginRatio()).isCloseTo(0.7840, within(1e-12));
        assertThat(unit.liquidationPrice("BTCUSDT")).hasValueCloseTo(58_734.939759, within(1e-6));
        assertThat(unit.liquidationDistance("BTCUSDT")).hasValueCloseTo(0.00110647, within(1e-8));
        assertThat(unit.effectiveLeverage()).isCloseTo(196, within(1e-9));
        assertThat(unit.initialMargin()).isCloseTo(5_880, within(1e-9));
        assertThat(unit.positionSizeRatio()).isCloseTo(19.6, within(1e-9));
    }

    @Test
    void closingThirtyPercentOfACrossLongLowersTheRatioAndMovesLiquidationAway() {
        // the closed part's loss of 360 leaves the wallet
        MarginUnit unit = losingLong(1_140, 0.7);

        assertThat(unit.maintenanceMargin()).isCloseTo(164.64, within(1e-9));
        assertThat(unit.marginRatio()).isCloseTo(0.5488, within(1e-12));
        assertThat(unit.liquidationPrice("BTCUSDT")).hasValueCloseTo(58_605.851979, within(1e-6));
    }

    @Test
    void toppingUpFiveHundredMovesLiquidationAway() {
        assertThat(losingLong(2_000, 1).liquidationPrice("BTCUSDT")).hasValueCloseTo(58_232.931727, within(1e-6));
    }

    @Test
    void anAddOnALosingPositionMovesAnIsolatedAndACrossPriceInOppositeDirections() {
        OpenPosition first =
                new OpenPosition(longOf("BTCUSDT").entry(60_000).isolatedAt(10).build(), BTC, 57_000);
        OpenPosition isolated = new OpenPosition(
                longOf("BTCUSDT").entry(58_500).quantity(2).isolated(11_700).build(), BTC, 57_000);
        OpenPosition cross =
                new OpenPosition(longOf("BTCUSDT").entry(58_500).quantity(2).build(), BTC, 57_000);

        assertThat(MarginUnit.isolated(first).collateral()).isEqualTo(6_000);
        assertThat(MarginUnit.isolated(first).liquidationPrice("BTCUSDT")).hasValueCloseTo(54_216.867470, within(1e-6));
        assertThat(MarginUnit.isolated(isolated).liquidationPrice("BTCUSDT"))
                .hasValueCloseTo(52_861.445783, within(1e-6));
        assertThat(MarginUnit.cross("USDT", 6_000, List.of(cross)).liquidationPrice("BTCUSDT"))
                .hasValueCloseTo(55_722.891566, within(1e-6));
    }

    @Test
    void hedgingShortsAreLiquidatedWhereTheWorkedExamplesSay() {
        OpenPosition btc = new OpenPosition(
                shortOf("BTCUSDT").entry(50_000).quantity(0.5).isolatedAt(10).build(), BTC, 50_000);
        Instrument half = InstrumentBuilder.linear("ETHUSDT").flat(0.005, 0).build();
        OpenPosition eth =
                new OpenPosition(shortOf("ETHUSDT").entry(3_000).isolatedAt(5).build(), half, 3_000);

        assertThat(MarginUnit.isolated(btc).initialMargin()).isEqualTo(2_500);
        assertThat(MarginUnit.isolated(btc).liquidationPrice("BTCUSDT")).hasValueCloseTo(54_780.876494, within(1e-6));
        assertThat(MarginUnit.isolated(eth).liquidationPrice("ETHUSDT")).hasValueCloseTo(3_582.089552, within(1e-6));
    }

    @Test
    void aThirtyPercentShareAtTenTimesIsLiquidatedAfterAFallOfAThird() {
        Instrument half = InstrumentBuilder.linear("BTCUSDT").flat(0.005, 0).build();
        OpenPosition open = new OpenPosition(longOf("BTCUSDT").entry(30_000).build(), half, 30_000);
        MarginUnit unit = MarginUnit.cross("USDT", 10_000, List.of(open));

        assertThat(unit.positionSizeRatio()).isCloseTo(0.30, within(1e-12));
        assertThat(unit.effectiveLeverage()).isCloseTo(3.0, within(1e-12));
        assertThat(unit.liquidationDistance("BTCUSDT")).hasValueCloseTo(0.32998325, within(1e-8));
    }

    @Test
    void aUnitWithoutPositionsHasRatioZeroWhateverItsBalance() {
        MarginUnit unit = MarginUnit.cross("USDT", -5, List.of());

        assertThat(unit.marginRatio()).isZero();
        assertThat(unit.effectiveLeverage()).isZero();
        assertThat(unit.positionSizeRatio()).isZero();
        assertThat(unit.liquidationPrice("BTCUSDT")).isEmpty();
        assertThat(unit.liquidationDistance("BTCUSDT")).isEmpty();
    }

    @Test
    void aBalanceThatIsUsedUpGivesAnInfiniteRatioAndDistanceZero() {
        assertThat(losingLong(1_200, 1).marginRatio()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(losingLong(1_000, 1).marginRatio()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(losingLong(1_000, 1).liquidationDistance("BTCUSDT")).hasValue(0);
        assertThat(losingLong(1_000, 1).liquidationPrice("BTCUSDT")).hasValueCloseTo(59_236.947791, within(1e-6));
    }

    @Test
    void theLiquidationFeeIsPartOfMaintenanceMargin() {
        Instrument withFee =
                InstrumentBuilder.linear("BTCUSDT").liquidationFee(0.0005).build();
        OpenPosition open = new OpenPosition(longOf("BTCUSDT").entry(60_000).build(), withFee, 58_800);
        MarginUnit unit = MarginUnit.cross("USDT", 1_500, List.of(open));

        assertThat(unit.maintenanceMargin()).isCloseTo(264.6, within(1e-9));
        assertThat(unit.marginRatio()).isCloseTo(0.882, within(1e-12));
        assertThat(unit.liquidationPrice("BTCUSDT")).hasValueCloseTo(58_764.439980, within(1e-6));
    }

    @Test
    void positionsAddUpInOneOrderHoweverTheyWereGiven() {
        OpenPosition one = new OpenPosition(longOf("BTCUSDT").quantity(0.1).build(), BTC, 100.3);
        OpenPosition two = new OpenPosition(shortOf("BTCUSDT").quantity(0.7).build(), BTC, 100.3);

        assertThat(MarginUnit.cross("USDT", 1, List.of(one, two)))
                .isEqualTo(MarginUnit.cross("USDT", 1, List.of(two, one)));
    }

    @Test
    void refusesAPositionThatSettlesInAnotherAsset() {
        OpenPosition open = new OpenPosition(longOf("BTCUSDT").build(), BTC, 100);

        assertThatThrownBy(() -> MarginUnit.cross("USDC", 1, List.of(open)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("settleAsset of BTCUSDT in CROSS:USDC is USDT, expected USDC");
    }
}

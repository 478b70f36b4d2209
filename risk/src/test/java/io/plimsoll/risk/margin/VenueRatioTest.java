package io.plimsoll.risk.margin;

import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VenueRatioTest {

    /** Long 1 BTC from 60,000 at 58,800, wallet 1,500, 10x: maintenance 235.2, balance 300, initial margin 5,880. */
    private static final MarginUnit UNIT = MarginUnit.cross(
            "USDT",
            1_500,
            List.of(new OpenPosition(
                    longOf("BTCUSDT").entry(60_000).build(),
                    InstrumentBuilder.linear("BTCUSDT").build(),
                    58_800)));

    @Test
    void risesTowardsOneWhereTheVenueDividesByTheBalance() {
        assertThat(VenueRatio.BINANCE.shown(UNIT)).hasValueCloseTo(0.784, within(1e-12));
        assertThat(VenueRatio.BYBIT.highIsBad()).isTrue();
        assertThat(VenueRatio.BYBIT.screenName()).isEqualTo("MMR");
    }

    @Test
    void okxFallsTowardsOneHundredPercent() {
        assertThat(VenueRatio.OKX.shown(UNIT)).hasValueCloseTo(1.275510204, within(1e-9));
        assertThat(VenueRatio.OKX.highIsBad()).isFalse();
        assertThat(VenueRatio.OKX.ratioOf(1.275510204, 0)).hasValueCloseTo(0.784, within(1e-9));
        assertThat(VenueRatio.OKX.ratioOf(0, 0)).hasValue(Double.POSITIVE_INFINITY);
    }

    @Test
    void htxFallsTowardsZero() {
        // (300 − 235.2) / 5,880; its adjustment factor here: 235.2 / 5,880 = 0.04
        assertThat(VenueRatio.HTX.shown(UNIT)).hasValueCloseTo(0.011020408, within(1e-9));
        assertThat(VenueRatio.HTX.liquidationAt(UNIT)).hasValue(0);
        assertThat(VenueRatio.HTX.ratioOf(0.011020408, 0.04)).hasValueCloseTo(0.784, within(1e-7));
        assertThat(VenueRatio.HTX.ratioOf(0, 0.04)).hasValue(1);
    }

    @Test
    void dydxsMarginUsageIsNotTheTriggerAndIsNotConverted() {
        assertThat(VenueRatio.DYDX.shown(UNIT)).hasValueCloseTo(19.6, within(1e-9));
        assertThat(VenueRatio.DYDX.ratioOf(0.9, 0)).isEmpty();
        assertThat(VenueRatio.DYDX.liquidationAt(UNIT)).isEmpty();
    }

    @Test
    void oldOkexComparesEquityOnPositionValueWithTheRate() {
        // 300 / 58,800 against 0.4 %
        assertThat(VenueRatio.OKEX_CLASSIC.shown(UNIT)).hasValueCloseTo(0.005102041, within(1e-9));
        assertThat(VenueRatio.OKEX_CLASSIC.liquidationAt(UNIT)).hasValueCloseTo(0.004, within(1e-12));
        assertThat(VenueRatio.OKEX_CLASSIC.ratioOf(0.005102041, 0.004)).hasValueCloseTo(0.784, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(VenueRatio.class)
    void showsNothingWithoutPositions(VenueRatio venue) {
        assertThat(venue.shown(MarginUnit.cross("USDT", 5, List.of()))).isEmpty();
        assertThat(venue.liquidationAt(MarginUnit.cross("USDT", 5, List.of()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(VenueRatio.class)
    void showsItsOwnLiquidationNumberExactlyWhereOurRatioIsOne(VenueRatio venue) {
        double price = UNIT.liquidationPrice("BTCUSDT").orElseThrow();
        MarginUnit there = RandomUnits.at(UNIT, "BTCUSDT", price);

        venue.liquidationAt(there)
                .ifPresent(number -> assertThat(venue.shown(there)).hasValueCloseTo(number, within(1e-9)));
        venue.ratioOf(venue.shown(there).orElseThrow(), there.maintenanceMargin() / requirementBase(venue, there))
                .ifPresent(ratio -> assertThat(ratio).isCloseTo(1, within(1e-9)));
    }

    private static double requirementBase(VenueRatio venue, MarginUnit unit) {
        return venue == VenueRatio.HTX ? unit.initialMargin() : unit.notional();
    }
}

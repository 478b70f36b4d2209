package io.plimsoll.risk.margin;

import static io.plimsoll.risk.fixture.PositionBuilder.longOf;
import static io.plimsoll.risk.fixture.PositionBuilder.shortOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.fixture.InstrumentBuilder;
import io.plimsoll.risk.margin.Remedy.AddMargin;
import io.plimsoll.risk.margin.Remedy.Reduce;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemedySearchTest {

    private static MarginUnit losingLong(InstrumentBuilder terms) {
        OpenPosition open = new OpenPosition(longOf("BTCUSDT").entry(60_000).build(), terms.build(), 58_800);
        return MarginUnit.cross("USDT", 1_500, List.of(open));
    }

    private static AddMargin addMargin(List<Remedy> remedies) {
        return remedies.stream()
                .filter(AddMargin.class::isInstance)
                .map(AddMargin.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Reduce reduce(List<Remedy> remedies) {
        return remedies.stream()
                .filter(Reduce.class::isInstance)
                .map(Reduce.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void asksForTheExactAmountAndTheExactFraction() {
        List<Remedy> remedies = losingLong(InstrumentBuilder.linear("BTCUSDT")).remedies(0.5);

        // 235.2 / 0.5 − 300; 235.2 (1 − phi) = 150
        assertThat(addMargin(remedies).amount()).isCloseTo(170.4, within(1e-9));
        assertThat(addMargin(remedies).asset()).isEqualTo("USDT");
        assertThat(reduce(remedies).closeFraction()).hasValueCloseTo(0.362244898, within(1e-9));
        assertThat(reduce(remedies).closeQuantity()).hasValueCloseTo(0.362244898, within(1e-9));
        assertThat(remedies.get(0)).isInstanceOf(AddMargin.class);
    }

    @Test
    void paysTheTakerFeeOfTheClosedPart() {
        List<Remedy> remedies =
                losingLong(InstrumentBuilder.linear("BTCUSDT").takerFee(0.0005)).remedies(0.5);

        // 235.2 (1 − phi) = 0.5 (300 − 29.4 phi)
        assertThat(reduce(remedies).closeFraction()).hasValueCloseTo(0.386394558, within(1e-9));
    }

    @Test
    void roundsTheClosedQuantityUpToTheLot() {
        List<Remedy> remedies =
                losingLong(InstrumentBuilder.linear("BTCUSDT").lot(0.001)).remedies(0.5);

        assertThat(reduce(remedies).closeFraction()).hasValueCloseTo(0.362244898, within(1e-9));
        assertThat(reduce(remedies).closeQuantity()).hasValue(0.363);
    }

    @Test
    void reachesIntoTheCheaperTier() {
        // 58,800 needs 58,800 × 0.02 − 500 = 676; below 50,000 the rate is 1 %
        InstrumentBuilder tiered = InstrumentBuilder.linear("BTCUSDT").tiers(0, 0.01, 50_000, 0.02);
        OpenPosition open = new OpenPosition(longOf("BTCUSDT").entry(60_000).build(), tiered.build(), 58_800);

        List<Remedy> remedies = MarginUnit.cross("USDT", 2_000, List.of(open)).remedies(0.5);

        // balance 800: 588 (1 − phi) = 400
        assertThat(reduce(remedies).closeFraction()).hasValueCloseTo(0.319727891, within(1e-9));
    }

    @Test
    void saysWhenClosingAllOfAPositionIsNotEnough() {
        Instrument small = InstrumentBuilder.linear("A").flat(0.01, 0).build();
        Instrument large = InstrumentBuilder.linear("B").flat(0.05, 0).build();
        MarginUnit unit = MarginUnit.cross(
                "USDT",
                70,
                List.of(
                        new OpenPosition(longOf("A").build(), small, 100),
                        new OpenPosition(shortOf("B").quantity(10).build(), large, 100)));

        List<Remedy> remedies = unit.remedies(0.5);

        // maintenance 51, balance 70: without A still 50; 50 (1 − phi) + 1 = 35
        assertThat(addMargin(remedies).amount()).isCloseTo(32, within(1e-9));
        assertThat(remedies.get(1)).isInstanceOfSatisfying(Reduce.class, b -> {
            assertThat(b.symbol()).isEqualTo("B");
            assertThat(b.closeFraction()).hasValueCloseTo(0.32, within(1e-9));
            assertThat(b.closeQuantity()).hasValueCloseTo(3.2, within(1e-9));
        });
        assertThat(remedies.get(2)).isInstanceOfSatisfying(Reduce.class, a -> {
            assertThat(a.symbol()).isEqualTo("A");
            assertThat(a.closeFraction()).isEmpty();
            assertThat(a.closeQuantity()).isEmpty();
        });
    }

    @Test
    void closingEverythingDoesNotHelpAUsedUpBalance() {
        OpenPosition open = new OpenPosition(
                longOf("BTCUSDT").entry(60_000).build(),
                InstrumentBuilder.linear("BTCUSDT").build(),
                58_800);
        List<Remedy> remedies = MarginUnit.cross("USDT", 1_000, List.of(open)).remedies(0.5);

        assertThat(addMargin(remedies).amount()).isCloseTo(670.4, within(1e-9));
        assertThat(reduce(remedies).closeFraction()).isEmpty();
    }

    @Test
    void asksForNothingAtTheTarget() {
        assertThat(losingLong(InstrumentBuilder.linear("BTCUSDT")).remedies(0.784))
                .isEmpty();
    }

    @Test
    void refusesATargetThatIsNotBelowLiquidation() {
        assertThatThrownBy(() -> losingLong(InstrumentBuilder.linear("BTCUSDT")).remedies(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("targetRatio is 1.0, expected a fraction above 0 and below 1");
    }
}

package io.plimsoll.risk.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.risk.margin.EntryPrice.Reduced.Closed;
import io.plimsoll.risk.margin.EntryPrice.Reduced.Flipped;
import io.plimsoll.risk.margin.EntryPrice.Reduced.Left;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EntryPriceTest {

    private static EntryPrice linear(Side side, double size, double price) {
        return new EntryPrice(ContractType.LINEAR, side, size, price);
    }

    private static EntryPrice inverse(Side side, double size, double price) {
        return new EntryPrice(ContractType.INVERSE, side, size, price);
    }

    @Test
    @DisplayName("S25: a quarter at 60,000, a quarter at 59,500 and half at 60,200 average 59,975, not 60,000")
    void threeEntriesAverageByTheirSizes() {
        EntryPrice average =
                linear(Side.LONG, 0.25, 60_000).adding(0.25, 59_500).adding(0.5, 60_200);

        assertThat(average.price()).isCloseTo(59_975, within(1e-9 * 59_975));
        assertThat(average.size()).isEqualTo(1);
    }

    @Test
    @DisplayName("S26: the same fractions as USD contracts average harmonically to 59,973.62895")
    void entriesOfAnInverseContractAverageHarmonically() {
        EntryPrice average = inverse(Side.LONG, 25, 60_000).adding(25, 59_500).adding(50, 60_200);

        assertThat(average.price()).isCloseTo(59_973.62895, within(0.00001));
    }

    @Test
    @DisplayName("S27: the first two entries average 59,750")
    void twoEqualEntriesAverageInTheMiddle() {
        assertThat(linear(Side.LONG, 0.25, 60_000).adding(0.25, 59_500).price()).isCloseTo(59_750, within(1e-9));
    }

    @Test
    @DisplayName("S39, S40: a coin from 2,000 and a short from 3,000 have each gained 500 at 2,500")
    void gainsAreRealisedOnlyWhenClosed() {
        assertThat(linear(Side.LONG, 1, 2_000).realized(1, 2_500)).isEqualTo(500);
        assertThat(linear(Side.SHORT, 1, 3_000).realized(1, 2_500)).isEqualTo(500);
    }

    @Test
    void reducingRealisesThePartAndLeavesTheEntryPriceOfTheRest() {
        assertThat(linear(Side.LONG, 1, 60_000).reducing(0.25, 61_000))
                .isEqualTo(new Left(250, linear(Side.LONG, 0.75, 60_000)));
        assertThat(linear(Side.SHORT, 2, 100).reducing(2, 90)).isEqualTo(new Closed(20));
    }

    @Test
    void tradingMoreThanThePositionOpensTheRestAtTheTradesPriceOnTheOtherSide() {
        assertThat(linear(Side.LONG, 1, 60_000).reducing(3, 61_000))
                .isEqualTo(new Flipped(1_000, linear(Side.SHORT, 2, 61_000)));
    }

    @Test
    void anInversePartRealisesCoins() {
        // 100 USD × (1/50,000 − 1/40,000) = −0.0005 of a coin for a long
        assertThat(inverse(Side.LONG, 200, 50_000).realized(100, 40_000)).isCloseTo(-0.0005, within(1e-15));
        assertThat(inverse(Side.SHORT, 200, 50_000).realized(100, 40_000)).isCloseTo(0.0005, within(1e-15));
    }

    @Test
    @DisplayName("section 2.4: break-even of a long from 60,000 at 0.05 % each way is about 60,060, not 60,000")
    void breakEvenPaysTheFeesOfBothWays() {
        // 60,000 × 1.0005 / 0.9995; 60,000 × 0.9995 / 1.0005
        assertThat(linear(Side.LONG, 1, 60_000).breakEven(0.0005, 0.0005, 0)).isCloseTo(60_060.030015, within(1e-6));
        assertThat(linear(Side.SHORT, 1, 60_000).breakEven(0.0005, 0.0005, 0)).isCloseTo(59_940.029985, within(1e-6));
    }

    @Test
    void fundingPaidMovesBreakEvenAwayAndFundingReceivedBringsItBack() {
        assertThat(linear(Side.LONG, 2, 100).breakEven(0, 0, 4)).isCloseTo(102, within(1e-12));
        assertThat(linear(Side.SHORT, 2, 100).breakEven(0, 0, 4)).isCloseTo(98, within(1e-12));
        assertThat(linear(Side.SHORT, 2, 100).breakEven(0, 0, -4)).isCloseTo(102, within(1e-12));
    }

    @Test
    void closingAtBreakEvenLeavesNothingOfAnInversePosition() {
        for (Side side : Side.values()) {
            EntryPrice entry = inverse(side, 10_000, 50_000);
            double price = entry.breakEven(0.0004, 0.0006, 0.001);

            double fees = 10_000 * 0.0004 / 50_000 + 10_000 * 0.0006 / price;
            assertThat(entry.realized(10_000, price) - fees - 0.001)
                    .as("%s at %s", side, price)
                    .isCloseTo(0, within(1e-15));
        }
        assertThat(inverse(Side.LONG, 10_000, 50_000).breakEven(0, 0, 0.2)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void refusesToCloseMoreThanIsHeld() {
        assertThatThrownBy(() -> linear(Side.LONG, 1, 100).realized(1.5, 100))
                .hasMessage("closed size is 1.5, expected from 0 to the 1.0 held");
    }
}

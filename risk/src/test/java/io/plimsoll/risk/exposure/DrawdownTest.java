package io.plimsoll.risk.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DrawdownTest {

    @Test
    void isCountedFromTheHighestEquity() {
        Drawdown drawdown = Drawdown.from(10_000).then(12_500).then(9_000).then(10_000);

        assertThat(drawdown.peakEquity()).isEqualTo(12_500);
        assertThat(drawdown.amount()).isEqualTo(2_500);
        assertThat(drawdown.fraction()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void aWithdrawalIsNoLoss() {
        Drawdown drawdown = Drawdown.from(10_000).then(8_000).moved(-3_000);

        assertThat(drawdown.amount()).isEqualTo(2_000);
        assertThat(drawdown.peakEquity()).isEqualTo(7_000);
    }

    @Test
    void exceedsTheWholeWhenEquityIsNegative() {
        assertThat(Drawdown.from(100).then(-20).fraction()).isCloseTo(1.2, within(1e-12));
    }

    @Test
    void refusesAPeakThatIsNoneOrBelowTheEquity() {
        assertThatThrownBy(() -> new Drawdown(0, 0)).hasMessage("peakEquity is 0.0, expected a finite number above 0");
        assertThatThrownBy(() -> new Drawdown(10, 11)).hasMessage("equity is 11.0, expected at most the peak 10.0");
    }
}

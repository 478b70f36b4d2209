package io.plimsoll.streams.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DecimalsTest {
    @Test
    void keepsTheShortestDecimalOfAnAmount() {
        assertThat(Decimals.ofDouble(0.1)).isEqualTo(new BigDecimal("0.100000000000000000"));
    }

    @Test
    void givesTheLargestAmountTheWireHoldsForOneItDoesNot() {
        assertThat(Decimals.ofDouble(1e25)).isEqualTo(new BigDecimal("99999999999999999999.999999999999999999"));
        assertThat(Decimals.ofDouble(-1e25)).isEqualTo(new BigDecimal("-99999999999999999999.999999999999999999"));
        assertThat(Decimals.ofDouble(1e25).precision()).isEqualTo(38);
    }
}

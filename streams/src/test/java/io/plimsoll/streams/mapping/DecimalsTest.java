package io.plimsoll.streams.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecimalsTest {
    @Test
    void keepsTheShortestDecimalOfAnAmount() {
        assertThat(Decimals.ofDouble(0.1)).isEqualTo(new BigDecimal("0.100000000000000000"));
    }

    @Test
    void showsAFigureToFifteenDigits() {
        assertThat(Decimals.figure(60000.1)).isEqualByComparingTo("60000.1");
        assertThat(Decimals.figure(235.20000000000002)).isEqualByComparingTo("235.2");
        assertThat(Decimals.figure(-2.0 / 3)).isEqualByComparingTo("-0.666666666666667");
        assertThat(Decimals.figure(0.000000123456789)).isEqualByComparingTo("0.000000123456789");
        assertThat(Decimals.figure(1e-17)).isEqualByComparingTo("0.00000000000000001");
        assertThat(Decimals.figure(123456789012345678.0)).isEqualByComparingTo("123456789012345680");
        assertThat(Decimals.figure(0).scale()).isEqualTo(18);
        assertThat(Decimals.figure(1e25)).isEqualTo(Decimals.ofDouble(1e25));
    }

    @Test
    void readsTheDoubleThatTextWouldGive() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            int decimals = random.nextInt(19);
            BigDecimal amount = new BigDecimal(BigInteger.valueOf(random.nextLong() >> random.nextInt(40)), decimals)
                    .setScale(18, RoundingMode.UNNECESSARY);

            assertThat(Decimals.nearest(amount))
                    .as("seed %d, amount %s", seed, amount)
                    .isEqualTo(Double.parseDouble(amount.toPlainString()));
        }
    }

    @Test
    void givesTheLargestAmountTheWireHoldsForOneItDoesNot() {
        assertThat(Decimals.ofDouble(1e25)).isEqualTo(new BigDecimal("99999999999999999999.999999999999999999"));
        assertThat(Decimals.ofDouble(-1e25)).isEqualTo(new BigDecimal("-99999999999999999999.999999999999999999"));
        assertThat(Decimals.ofDouble(1e25).precision()).isEqualTo(38);
    }
}

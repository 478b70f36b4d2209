package io.plimsoll.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainNumbersTest {
    @Test
    void showsNoTraceOfTheLastBitInAFigure() {
        assertThat(PlainNumbers.figure(235.20000000000002)).isEqualTo("235.2");
        assertThat(PlainNumbers.figure(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(PlainNumbers.figure(-2.0 / 3)).isEqualTo("-0.666666666666667");
        assertThat(PlainNumbers.figure(1114.78496)).isEqualTo("1114.78496");
    }

    @Test
    void keepsFifteenDigitsHoweverLargeOrSmallAFigureIs() {
        assertThat(PlainNumbers.figure(1234567890123456789.0)).isEqualTo("1234567890123460000");
        assertThat(PlainNumbers.figure(0.000000001234567890123456789)).isEqualTo("0.00000000123456789012346");
    }

    @Test
    void saysInfinityAndNothing() {
        assertThat(PlainNumbers.figure(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
        assertThat(PlainNumbers.figure(Double.NaN)).isNull();
        assertThat(PlainNumbers.figure(0)).isEqualTo("0");
    }
}

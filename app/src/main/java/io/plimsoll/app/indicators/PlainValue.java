package io.plimsoll.app.indicators;

import java.math.BigDecimal;

/** A defined value as text: the shortest decimal that reads back as the same double, never an exponent. */
final class PlainValue {
    private PlainValue() {}

    static String of(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}

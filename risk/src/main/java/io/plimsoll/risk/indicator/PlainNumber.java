package io.plimsoll.risk.indicator;

import java.math.BigDecimal;

/** Parameters that are not whole numbers, in names: {@code 2}, {@code 2.5}. */
final class PlainNumber {
    private static final double MAX = 100;

    private PlainNumber() {}

    static String of(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }

    static double checkPositive(String indicator, String field, double number) {
        if (!(number > 0 && number <= MAX)) {
            throw new IllegalArgumentException(
                    indicator + ": " + field + ": found " + of(number) + ", expected a number > 0 and <= " + of(MAX));
        }
        return number;
    }
}

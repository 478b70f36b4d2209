package io.plimsoll.risk.indicator;

/** Bounds of periods, so that a typing error does not ask for a window of a billion bars. */
final class Periods {
    static final int MAX = 10_000;

    private Periods() {}

    static int check(String indicator, int period, int min) {
        if (period < min || period > MAX) {
            throw new IllegalArgumentException(
                    indicator + ": period: found " + period + ", expected an integer from " + min + " to " + MAX);
        }
        return period;
    }
}

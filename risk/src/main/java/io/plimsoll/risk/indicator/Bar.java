package io.plimsoll.risk.indicator;

/**
 * One closed candle of one symbol.
 *
 * @param openTimeMs when the bar opens, Unix milliseconds, >= 0
 * @param open first price, quote per base, > 0
 * @param high highest price, >= open, close and low
 * @param low lowest price, > 0
 * @param close last price
 * @param volume traded in base units, >= 0; 0 when the source has none
 */
public record Bar(long openTimeMs, double open, double high, double low, double close, double volume) {
    /**
     * Checks the bar.
     *
     * @throws IllegalArgumentException when a price is not positive and finite, or lies outside low and high
     */
    public Bar {
        require(openTimeMs >= 0, "openTimeMs", openTimeMs, ">= 0");
        require(low > 0, "low", low, "> 0");
        require(high >= low && high < Double.POSITIVE_INFINITY, "high", high, "finite and >= low " + low);
        require(open >= low && open <= high, "open", open, "between low " + low + " and high " + high);
        require(close >= low && close <= high, "close", close, "between low " + low + " and high " + high);
        require(volume >= 0 && volume < Double.POSITIVE_INFINITY, "volume", volume, "finite and >= 0");
    }

    private static void require(boolean holds, String field, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("bar: " + field + ": found " + found + ", expected " + expected);
        }
    }
}

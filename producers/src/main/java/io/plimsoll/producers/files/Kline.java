package io.plimsoll.producers.files;

import java.math.BigDecimal;

/**
 * One bar of a klines file, checked: low <= open, close <= high, all prices > 0, volume >= 0, later than the bar of its
 * symbol before it.
 *
 * @param symbol from the symbol column or as given; empty when there is neither
 * @param timeMs open time, Unix milliseconds
 * @param open first price, quote per base
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume in base units
 * @param line line in the file, from 1
 */
public record Kline(
        String symbol,
        long timeMs,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        int line) {}

package io.plimsoll.risk.market;

/**
 * The prices of a symbol are of another quality from now on.
 *
 * @param symbol contract symbol
 * @param quality quality from now on
 * @param sinceMs event time since when, Unix milliseconds
 * @param timeMs event time at which it was found out, Unix milliseconds
 * @param detail in words; empty when they are good
 */
public record QualityChange(String symbol, PriceQuality quality, long sinceMs, long timeMs, String detail) {}

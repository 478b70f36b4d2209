package io.plimsoll.risk.indicator;

/**
 * A turning point of the price, known k bars after it happened.
 *
 * @param price high of a swing high, low of a swing low, > 0
 * @param barTimeMs open time of the bar that turned, Unix milliseconds
 * @param confirmedTimeMs open time of the bar that confirmed it; nobody could know of it earlier
 */
public record Swing(double price, long barTimeMs, long confirmedTimeMs) {}

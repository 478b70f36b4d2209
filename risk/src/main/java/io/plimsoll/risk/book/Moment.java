package io.plimsoll.risk.book;

/**
 * Where in the input a record stands.
 *
 * @param timeMs event time, Unix milliseconds
 * @param marketSequence of a price: its own market sequence number; otherwise that of the last price before; -1: none
 */
public record Moment(long timeMs, long marketSequence) {}

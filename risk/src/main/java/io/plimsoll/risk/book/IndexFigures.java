package io.plimsoll.risk.book;

/**
 * What a {@link TriggeredRiskBook} has done since it was made, and the size of its index.
 *
 * @param prices prices taken in
 * @param wakes units looked at because of a price; a unit counts once a price
 * @param evaluations of those, units evaluated in full, as something might have changed
 * @param triggers prices set at present, at most two for each symbol of each unit
 * @param indexBytes bytes of the index's arrays, room for growth included
 */
public record IndexFigures(long prices, long wakes, long evaluations, long triggers, long indexBytes) {}

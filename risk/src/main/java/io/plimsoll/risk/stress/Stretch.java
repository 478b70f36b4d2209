package io.plimsoll.risk.stress;

/**
 * Part of a straight move in which no position changes its tier and no price stops.
 *
 * @param from start
 * @param to end
 * @param balance margin balance of the unit
 * @param maintenance its maintenance margin
 */
record Stretch(double from, double to, Curve balance, Curve maintenance) {}

package io.plimsoll.risk.book;

/**
 * Last mark price of a symbol.
 *
 * @param price quote per base, > 0
 * @param at where in the input it stood
 */
record Mark(double price, Moment at) {}

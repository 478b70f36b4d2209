package io.plimsoll.risk.book;

import io.plimsoll.risk.indicator.Interval;

/** Whose bars a reading is of. */
record SymbolInterval(String symbol, Interval interval) {}

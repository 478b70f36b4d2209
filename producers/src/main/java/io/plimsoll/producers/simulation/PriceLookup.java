package io.plimsoll.producers.simulation;

import java.math.BigDecimal;
import java.util.Optional;

/** Tells what a symbol was worth. */
@FunctionalInterface
public interface PriceLookup {
    /** The last price, > 0, of {@code symbol} at or before {@code timeMs}; empty when there is none. */
    Optional<BigDecimal> priceAt(String symbol, long timeMs);
}

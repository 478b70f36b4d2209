/**
 * A seeded world: prices and accounts for when no recording is at hand.
 *
 * <p>Must not know Kafka or wall time, nor decide what is at risk: traders here only look up their tier. Start at {@link io.plimsoll.producers.simulation.SimulatedMarket}.
 */
@NullMarked
package io.plimsoll.producers.simulation;

import org.jspecify.annotations.NullMarked;

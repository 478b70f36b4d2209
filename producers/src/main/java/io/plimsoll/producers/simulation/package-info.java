/**
 * A seeded world: prices and accounts for when no recording is at hand.
 *
 * <p>Must not know Kafka, wall time or margin maths. Start at {@link io.plimsoll.producers.simulation.SimulatedMarket}.
 */
@NullMarked
package io.plimsoll.producers.simulation;

import org.jspecify.annotations.NullMarked;

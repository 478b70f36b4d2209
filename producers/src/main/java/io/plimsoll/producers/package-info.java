/**
 * The world outside: what files and simulations say, published to the input topics.
 *
 * <p>Start at {@link io.plimsoll.producers.ProducersApp}. Knows nothing of margin maths, topologies or alert routing.
 */
@NullMarked
package io.plimsoll.producers;

import org.jspecify.annotations.NullMarked;

/** The topologies, thin: processors translate and delegate to {@code risk}. Start at {@link io.plimsoll.streams.MarketTopology} and {@link io.plimsoll.streams.RiskTopology}. Nothing here sends anything to the outside world. */
@NullMarked
package io.plimsoll.streams;

import org.jspecify.annotations.NullMarked;

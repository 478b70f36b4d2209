/** Names of every meter of the topologies. Start at {@code StreamsMeter}. */
@NullMarked
package io.plimsoll.streams.meter;

import org.jspecify.annotations.NullMarked;

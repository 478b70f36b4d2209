/** The gate: judges each price once and broadcasts the market to every risk partition. Knows no account. Start at {@code GateProcessor}. */
@NullMarked
package io.plimsoll.streams.market;

import org.jspecify.annotations.NullMarked;

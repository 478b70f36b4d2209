/** Margin arithmetic: contracts, tiers, positions, units, liquidation prices and remedies. Start at {@code MarginUnit}. */
@NullMarked
package io.plimsoll.risk.margin;

import org.jspecify.annotations.NullMarked;

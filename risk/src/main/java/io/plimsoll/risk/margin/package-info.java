/**
 * Margin arithmetic: contracts, tiers, positions, units, liquidation prices and remedies. It exists to say what a unit is
 * worth at given marks; it must not know rules, alerts or time. Start at {@code MarginUnit}.
 */
@NullMarked
package io.plimsoll.risk.margin;

import org.jspecify.annotations.NullMarked;

/**
 * Margin arithmetic: contracts, tiers, positions, accounts ({@code Portfolio}) and their units, liquidation prices, and what
 * actions make of them. It exists to say what a unit is worth at given marks; it must not know rules, alerts or time. Start
 * at {@code MarginUnit}.
 */
@NullMarked
package io.plimsoll.risk.margin;

import org.jspecify.annotations.NullMarked;

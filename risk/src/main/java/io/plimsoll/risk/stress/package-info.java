/**
 * What becomes of an account when prices, funding and collateral rates move together: scenarios, their losses and
 * liquidations, and the joint move that liquidates a unit. It exists because a liquidation price per symbol understates a
 * correlated book; it must not know rules, alerts, files or time. Start at {@code StressTest}; a scenario is plain data.
 */
@NullMarked
package io.plimsoll.risk.stress;

import org.jspecify.annotations.NullMarked;

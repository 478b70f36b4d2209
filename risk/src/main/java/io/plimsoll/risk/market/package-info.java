/**
 * What is asked of a price before anybody's risk is computed from it. It exists so that bad prices stop at one door, and so that
 * doubt about a price is a state that is told, not a surprise; it must not know accounts. Start at {@code MarketGate}.
 */
@NullMarked
package io.plimsoll.risk.market;

import org.jspecify.annotations.NullMarked;

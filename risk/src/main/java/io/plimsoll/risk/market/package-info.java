/**
 * What is asked of a price before anybody's risk is computed from it. It exists so that bad prices stop at one door; it
 * must not know accounts. Start at {@code PriceGate}.
 */
@NullMarked
package io.plimsoll.risk.market;

import org.jspecify.annotations.NullMarked;

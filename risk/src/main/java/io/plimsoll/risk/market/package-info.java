/** What is asked of a price before anybody's risk is computed from it. Start at {@code PriceGate}. */
@NullMarked
package io.plimsoll.risk.market;

import org.jspecify.annotations.NullMarked;

/**
 * The risk book written a second time, for tests: exact decimals, straight from the contract's text, prices searched by
 * bisection. It must not call any arithmetic of the main code; it shares the input and event records only. Start at
 * {@code RandomHistoriesTest}.
 */
@NullMarked
package io.plimsoll.risk.oracle;

import org.jspecify.annotations.NullMarked;

/** The risk processor and the stores that are its book's journal. Knows no margin formula. Start at {@code RiskProcessor}. */
@NullMarked
package io.plimsoll.streams.risk;

import org.jspecify.annotations.NullMarked;

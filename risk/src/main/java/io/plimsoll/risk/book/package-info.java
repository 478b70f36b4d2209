/** The book: every account's positions, balances and ladders, evaluated at each input. Start at {@code RiskBook}. */
@NullMarked
package io.plimsoll.risk.book;

import org.jspecify.annotations.NullMarked;

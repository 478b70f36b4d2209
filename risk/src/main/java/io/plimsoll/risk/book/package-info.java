/**
 * The book: every account's positions, balances and ladders, evaluated at each input. It exists so that a topology only
 * translates records; it must not know topics, serialisation or the clock. Start at {@code RiskBook}.
 *
 * <p>{@code ReferenceRiskBook} recomputes every unit a record can concern. A faster book that wakes only the units whose
 * trigger prices were crossed belongs beside it, held to the same events.
 */
@NullMarked
package io.plimsoll.risk.book;

import org.jspecify.annotations.NullMarked;

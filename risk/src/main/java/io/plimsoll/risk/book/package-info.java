/**
 * The book: every account's positions, balances and ladders, evaluated at each input. It exists so that a topology only
 * translates records; it must not know topics, serialisation or the clock. Start at {@code RiskBook}.
 *
 * <p>{@code ReferenceRiskBook} recomputes every unit a record can concern. {@code TriggeredRiskBook}, which the pipeline
 * runs, tells the same and evaluates only what a price can change:
 *
 * <pre>
 *   price -> Listing -> TriggerIndex -> units whose trigger is crossed
 *                                         QuietPrices: still quiet? then only new triggers
 *                                         UnitEvaluation, as in the reference, then new triggers
 * </pre>
 */
@NullMarked
package io.plimsoll.risk.book;

import org.jspecify.annotations.NullMarked;

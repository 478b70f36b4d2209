/**
 * What funding payments take from a unit at its present marks: per stamp, per day, and until liquidation. It exists because
 * a book can be liquidated by funding alone, without any price moving; it must not know rules, alerts or the clock. Start at
 * {@code FundingDrain}.
 */
@NullMarked
package io.plimsoll.risk.funding;

import org.jspecify.annotations.NullMarked;

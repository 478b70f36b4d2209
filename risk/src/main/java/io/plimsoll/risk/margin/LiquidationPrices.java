package io.plimsoll.risk.margin;

import java.util.OptionalDouble;

/**
 * Both prices of one symbol at which its unit's ratio reaches 1 while everything else stays. A one-way position has at most
 * one of them; a hedged pair, whose maintenance margin grows with the price while its profit hardly does, may have two.
 *
 * <p>Example: long 10 and short 9 from 100 on a wallet of 27.1, 1 % and from a notional of 1,200 on 50 %: lower 90, upper
 * 125.94.
 *
 * @param lower highest such price at or below the mark, > 0; empty when no fall liquidates
 * @param upper lowest such price at or above the mark; empty when no rise liquidates
 * @param now true when the unit is liquidatable at its present marks; the prices are then those at which it would come
 *     back, and both empty when none does
 */
public record LiquidationPrices(OptionalDouble lower, OptionalDouble upper, boolean now) {

    /** True when neither a price nor the present liquidates. */
    public boolean none() {
        return !now && lower.isEmpty() && upper.isEmpty();
    }

    /** The one nearer to {@code markPrice}, the lower one of two equally near; empty when there is none. */
    public OptionalDouble nearest(double markPrice) {
        if (lower.isEmpty() || upper.isEmpty()) {
            return lower.isPresent() ? lower : upper;
        }
        return upper.getAsDouble() - markPrice < markPrice - lower.getAsDouble() ? upper : lower;
    }
}

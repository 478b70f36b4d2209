package io.plimsoll.risk.stress;

import java.util.Map;
import java.util.SortedMap;

/**
 * A move of a reference price that others follow, each by its beta. Example: reference −20 %, beta of ETH 1.3: ETH moves
 * by −26 %.
 *
 * @param referenceMove move of the reference, a fraction from -1 to 100
 * @param betas beta by base asset, from -100 to 100; who has none does not follow; the reference itself has 1
 */
public record BetaMove(double referenceMove, SortedMap<String, Double> betas) {

    private static final double MOST = 100;

    /** Checks ranges and keeps its own copy. */
    public BetaMove {
        PriceMoves.checkMove("reference move", referenceMove);
        betas = Check.copy(betas);
        betas.forEach(
                (asset, beta) -> Check.between(-MOST, MOST, "beta of " + asset, beta, "a number from -100 to 100"));
    }

    /** Same, from any map. */
    public static BetaMove of(double referenceMove, Map<String, Double> betas) {
        return new BetaMove(referenceMove, Check.copy(betas));
    }
}

package io.plimsoll.risk.stress;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What every price does in one step of a scenario, as a fraction of its price <em>before the scenario</em>: −0.3 is 30 %
 * down. The first of these that speaks of a contract decides: its symbol, its base asset, its beta to the reference, the
 * move of all others.
 *
 * <p>Coins (collateral, settle assets) move as their own base asset; cash keeps its price unless named. No price reaches
 * 0: a beta that asks for −100 % or more leaves a billionth.
 *
 * @param bySymbol move by contract symbol, each from -1 to 100
 * @param byBaseAsset move by base asset, each from -1 to 100
 * @param beta move of a reference and who follows it; empty: nobody
 * @param others move of all others, from -1 to 100; 0 leaves them
 */
public record PriceMoves(
        SortedMap<String, Double> bySymbol,
        SortedMap<String, Double> byBaseAsset,
        Optional<BetaMove> beta,
        double others) {

    /** Share of its price that a move of −100 % or more leaves, because no mark price is 0. */
    static final double LEAST_FACTOR = 1e-9;

    private static final double MOST = 100;

    /** Checks ranges and keeps its own copies. */
    public PriceMoves {
        bySymbol = Check.copy(bySymbol);
        byBaseAsset = Check.copy(byBaseAsset);
        bySymbol.forEach((symbol, move) -> checkMove("move of symbol " + symbol, move));
        byBaseAsset.forEach((asset, move) -> checkMove("move of base asset " + asset, move));
        checkMove("move of others", others);
    }

    /** Every price by the same fraction. */
    public static PriceMoves uniform(double move) {
        return new PriceMoves(Check.copy(Map.of()), Check.copy(Map.of()), Optional.empty(), move);
    }

    /** Moves by symbol, the others staying. */
    public static PriceMoves ofSymbols(Map<String, Double> moves) {
        return new PriceMoves(Check.copy(moves), Check.copy(Map.of()), Optional.empty(), 0);
    }

    /** Moves by base asset, with one for the others. */
    public static PriceMoves ofBaseAssets(Map<String, Double> moves, double others) {
        return new PriceMoves(Check.copy(Map.of()), Check.copy(moves), Optional.empty(), others);
    }

    /** A reference move and betas, with one for those without. */
    public static PriceMoves ofBetas(double referenceMove, Map<String, Double> betas, double others) {
        return new PriceMoves(
                Check.copy(Map.of()), Check.copy(Map.of()), Optional.of(BetaMove.of(referenceMove, betas)), others);
    }

    /** Factor on the mark price of a contract, above 0. */
    public double factorOfContract(String symbol, String baseAsset) {
        Double own = bySymbol.get(symbol);
        return factor(own != null ? own : moveOf(baseAsset, others));
    }

    /** Factor on the price of a coin, above 0; of cash 1 unless it is named. */
    public double factorOfAsset(String asset) {
        return factor(moveOf(asset, CashAssets.contains(asset) ? 0 : others));
    }

    private double moveOf(String asset, double otherwise) {
        Double named = byBaseAsset.get(asset);
        if (named != null) {
            return named;
        }
        Double itsBeta = beta.map(move -> move.betas().get(asset)).orElse(null);
        return itsBeta != null ? itsBeta * beta.orElseThrow().referenceMove() : otherwise;
    }

    private static double factor(double move) {
        return Math.max(1 + move, LEAST_FACTOR);
    }

    static void checkMove(String what, double move) {
        Check.between(-1, MOST, what, move, "a fraction from -1 (-100 %) to 100");
    }
}

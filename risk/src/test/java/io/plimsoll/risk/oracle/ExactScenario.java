package io.plimsoll.risk.oracle;

import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.stress.PriceMoves;
import io.plimsoll.risk.stress.Scenario;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The worst ratio of a unit under a scenario, looked for only at the start and after each step. That is enough here: tiers
 * join and the inverse contracts of a pool follow one coin, so that between two steps maintenance is convex and balance a
 * straight line in one and the same coordinate, and where their quotient exceeds a bound at both ends of no stretch it
 * does so nowhere inside.
 */
final class ExactScenario {

    private ExactScenario() {}

    /** Empty: infinite. */
    static Optional<BigDecimal> worstRatio(ExactUnit unit, Scenario scenario) {
        Optional<BigDecimal> worst = unit.ratio();
        for (PriceMoves moves : scenario.path()) {
            Map<String, BigDecimal> marks = new HashMap<>();
            for (ExactLeg leg : unit.legs()) {
                BigDecimal factor = BigDecimal.ONE.add(move(leg.terms(), moves));
                String symbol = leg.position().symbol();
                marks.put(symbol, Decimals.times(unit.mark(symbol), factor));
            }
            Optional<BigDecimal> here = new ExactUnit(unit.collateral(), unit.legs(), marks).ratio();
            worst = worst.isPresent() && here.isPresent()
                    ? Optional.of(worst.get().max(here.get()))
                    : Optional.empty();
        }
        return worst;
    }

    private static BigDecimal move(Instrument terms, PriceMoves moves) {
        if (moves.bySymbol().containsKey(terms.symbol())) {
            return Decimals.of(moves.bySymbol().get(terms.symbol()));
        }
        if (moves.byBaseAsset().containsKey(terms.baseAsset())) {
            return Decimals.of(moves.byBaseAsset().get(terms.baseAsset()));
        }
        if (moves.beta().isPresent() && moves.beta().get().betas().containsKey(terms.baseAsset())) {
            BigDecimal beta = Decimals.of(moves.beta().get().betas().get(terms.baseAsset()));
            return Decimals.times(beta, Decimals.of(moves.beta().get().referenceMove()));
        }
        return Decimals.of(moves.others());
    }
}

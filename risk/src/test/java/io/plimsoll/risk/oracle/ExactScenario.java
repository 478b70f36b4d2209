package io.plimsoll.risk.oracle;

import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.stress.PriceMoves;
import io.plimsoll.risk.stress.Scenario;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A unit under a scenario, looked at only at the start and after each step. That is enough here: tiers join and the inverse
 * contracts of a pool follow one coin, so that between two steps balance is a straight line and maintenance convex in one
 * and the same coordinate; what a ratio asks for is then convex, too, and most at an end.
 */
final class ExactScenario {

    private static final int PARTS = 20;
    private static final int HALVINGS = 56;

    private ExactScenario() {}

    /** Largest ratio; empty: infinite. */
    static Optional<BigDecimal> worstRatio(ExactUnit unit, Scenario scenario) {
        Optional<BigDecimal> worst = unit.ratio();
        for (ExactUnit here : path(unit, scenario)) {
            Optional<BigDecimal> ratio = here.ratio();
            worst = worst.isPresent() && ratio.isPresent()
                    ? Optional.of(worst.get().max(ratio.get()))
                    : Optional.empty();
        }
        return worst;
    }

    /** Money missing to the balance that the target asks for, where it is most. */
    static BigDecimal missing(ExactUnit unit, Scenario scenario, BigDecimal target) {
        BigDecimal most = null;
        for (ExactUnit here : path(unit, scenario)) {
            BigDecimal missing =
                    Decimals.over(here.maintenance(here.marks()), target).subtract(here.balance(here.marks()));
            most = most == null ? missing : most.max(missing);
        }
        if (most == null) {
            throw new IllegalStateException("a path without a start");
        }
        return most;
    }

    /** Smallest fraction to close, found near the first of twenty parts that is enough; empty when none of them is. */
    static Optional<BigDecimal> smallestFraction(ExactUnit unit, ExactLeg leg, Scenario scenario, BigDecimal target) {
        for (int i = 1; i <= PARTS; i++) {
            BigDecimal enough = Decimals.over(BigDecimal.valueOf(i), BigDecimal.valueOf(PARTS));
            if (!isEnough(unit, leg, enough, scenario, target)) {
                continue;
            }
            BigDecimal tooLittle = Decimals.over(BigDecimal.valueOf(i - 1), BigDecimal.valueOf(PARTS));
            for (int j = 0; j < HALVINGS; j++) {
                BigDecimal middle = Decimals.over(enough.add(tooLittle), BigDecimal.valueOf(2));
                if (isEnough(unit, leg, middle, scenario, target)) {
                    enough = middle;
                } else {
                    tooLittle = middle;
                }
            }
            return Optional.of(enough);
        }
        return Optional.empty();
    }

    private static boolean isEnough(
            ExactUnit unit, ExactLeg leg, BigDecimal fraction, Scenario scenario, BigDecimal target) {
        return missing(unit.afterClosing(leg, fraction), scenario, target).signum() <= 0;
    }

    private static List<ExactUnit> path(ExactUnit unit, Scenario scenario) {
        List<ExactUnit> path = new ArrayList<>(List.of(unit));
        for (PriceMoves moves : scenario.path()) {
            Map<String, BigDecimal> marks = new HashMap<>();
            for (ExactLeg leg : unit.legs()) {
                BigDecimal factor = BigDecimal.ONE.add(move(leg.terms(), moves));
                String symbol = leg.position().symbol();
                marks.put(symbol, Decimals.times(unit.mark(symbol), factor));
            }
            path.add(new ExactUnit(unit.collateral(), unit.legs(), marks));
        }
        return path;
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

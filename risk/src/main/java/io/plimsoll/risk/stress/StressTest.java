package io.plimsoll.risk.stress;

import io.plimsoll.risk.funding.FundingRate;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Portfolio;
import io.plimsoll.risk.margin.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes an account through a scenario. Each unit goes its own way: an isolated position stands and falls by itself, the
 * positions of a cross pool together. First funding is paid and collateral rates are cut, then prices walk the path.
 *
 * <p>Example: 20,000 USDT, long 1 BTC at 60,000 and 20 ETH at 3,000, rate 1 %; all prices −10 %: loss 12,000, which is
 * 60 %; ratio 1,080 / 8,000 = 0.135; break shock at 1.58 times the scenario, −15.8 %.
 */
public final class StressTest {

    /** Multiples of a plain scenario beyond which it is said to break nothing. */
    private static final double MOST = 1_000;

    private StressTest() {}

    /** Outcome with no funding rate known. */
    public static StressOutcome of(Portfolio portfolio, Scenario scenario) {
        return of(portfolio, scenario, Map.of());
    }

    /**
     * Outcome for one account.
     *
     * @param fundingRates funding rate of each symbol; only looked at when the scenario shocks funding
     */
    public static StressOutcome of(Portfolio portfolio, Scenario scenario, Map<String, FundingRate> fundingRates) {
        FirstCharges charges = new FirstCharges(scenario, fundingRates);
        List<UnitStress> units = new ArrayList<>();
        for (MarginUnit unit : portfolio.units().values()) {
            units.add(of(unit, scenario, charges));
        }
        return new StressOutcome(portfolio.account(), scenario, units, unrated(portfolio, scenario, fundingRates));
    }

    private static UnitStress of(MarginUnit before, Scenario scenario, FirstCharges charges) {
        MarginUnit paid = charges.afterFunding(before);
        MarginUnit start = charges.afterCuts(paid);
        ScenarioPath path = ScenarioPath.of(start, scenario);
        OptionalDouble liquidatedAt = path.firstCrossing();
        boolean liquidated = liquidatedAt.isPresent();
        MarginUnit end = path.end();
        double deficit = liquidated ? deficit(before.scope(), path.at(liquidatedAt.getAsDouble()), end) : 0;
        return new UnitStress(
                before.scope(),
                before.settleAsset(),
                before.marginBalance(),
                liquidated ? afterLiquidation(before, deficit) : end.marginBalance(),
                charges.fundingPaid(before),
                paid.collateral() - start.collateral(),
                before.marginRatio(),
                end.marginRatio(),
                path.worst(),
                liquidatedAt,
                deficit,
                liquidated ? new TreeMap<>() : distances(end),
                liquidated ? liquidatedAt : path.firstCrossing(MOST),
                JointShock.uniform(before));
    }

    /** An isolated position that had used up its margin before has nothing more to lose, and gains nothing by its end. */
    private static double afterLiquidation(MarginUnit before, double deficit) {
        return before.scope().isCross() ? 0 - deficit : Math.min(0, before.marginBalance());
    }

    private static double deficit(Scope scope, MarginUnit liquidated, MarginUnit end) {
        return scope.isCross() ? Math.max(0, -Math.min(liquidated.marginBalance(), end.marginBalance())) : 0;
    }

    private static SortedMap<String, OptionalDouble> distances(MarginUnit unit) {
        SortedMap<String, OptionalDouble> distances = new TreeMap<>();
        unit.symbols().forEach(symbol -> distances.put(symbol, unit.liquidationDistance(symbol)));
        return distances;
    }

    private static List<String> unrated(Portfolio portfolio, Scenario scenario, Map<String, FundingRate> fundingRates) {
        SortedSet<String> unrated = new TreeSet<>();
        if (!scenario.funding().isNone()) {
            for (OpenPosition open : portfolio.positions()) {
                unrated.add(open.position().symbol());
            }
            unrated.removeAll(fundingRates.keySet());
        }
        return List.copyOf(unrated);
    }
}

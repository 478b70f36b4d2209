package io.plimsoll.risk.stress;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a scenario does to an account.
 *
 * @param account account id
 * @param scenario scenario
 * @param units every unit, by scope
 * @param unratedSymbols symbols held whose funding the scenario shocks but whose rate was not given: not counted
 */
public record StressOutcome(String account, Scenario scenario, List<UnitStress> units, List<String> unratedSymbols) {

    private static final Comparator<UnitStress> BY_TIME_AND_SCOPE = Comparator.comparingDouble(
                    (UnitStress unit) -> unit.liquidatedAt().orElse(Double.POSITIVE_INFINITY))
            .thenComparing(UnitStress::scope);

    /** Keeps its own copies. */
    public StressOutcome {
        units = List.copyOf(units);
        unratedSymbols = List.copyOf(unratedSymbols);
    }

    /** Units liquidated, in the order of the path; at the same point by scope. */
    public List<UnitStress> liquidations() {
        return units.stream()
                .filter(UnitStress::liquidated)
                .sorted(BY_TIME_AND_SCOPE)
                .toList();
    }

    /** Loss of all units by asset; negative is a gain. */
    public SortedMap<String, Double> losses() {
        SortedMap<String, Double> losses = new TreeMap<>();
        units.forEach(unit -> losses.merge(unit.asset(), unit.loss(), Double::sum));
        return losses;
    }
}

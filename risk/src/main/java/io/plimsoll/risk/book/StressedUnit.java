package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.rule.Evidence.StressEvidence;
import io.plimsoll.risk.stress.Scenario;
import io.plimsoll.risk.stress.ScenarioPath;
import io.plimsoll.risk.stress.WorstPoint;
import java.util.SortedMap;
import java.util.TreeMap;

/** One unit under the scenario of a STRESS rule. */
record StressedUnit(Scenario scenario, ScenarioPath path, WorstPoint worst) {

    static StressedUnit of(MarginUnit unit, Scenario scenario) {
        ScenarioPath path = ScenarioPath.of(unit, scenario);
        return new StressedUnit(scenario, path, path.worst());
    }

    /** The unit at its worst point. */
    StressEvidence evidence() {
        MarginUnit there = path.at(worst.pathTime());
        SortedMap<String, Double> marks = new TreeMap<>();
        for (OpenPosition open : there.positions()) {
            marks.put(open.position().symbol(), open.markPrice());
        }
        return new StressEvidence(
                scenario.name(), worst.pathTime(), there.marginBalance(), there.maintenanceMargin(), marks);
    }
}

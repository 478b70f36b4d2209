package io.plimsoll.risk.stress;

import io.plimsoll.risk.fixture.PositionBuilder;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Portfolio;
import java.util.List;
import java.util.Map;

/** Small accounts under simple scenarios, and the units of what comes out. */
final class StressFixture {
    private StressFixture() {}

    static OpenPosition at(PositionBuilder position, Instrument terms, double mark) {
        return new OpenPosition(position.build(), terms, mark);
    }

    static Portfolio account(double wallet, OpenPosition... positions) {
        return Portfolio.ofPools("a-17", Map.of("USDT", wallet), List.of(positions));
    }

    static Scenario uniform(double move) {
        return Scenario.ofPrices("uniform", "", PriceMoves.uniform(move));
    }

    static UnitStress unit(StressOutcome outcome, String scope) {
        return outcome.units().stream()
                .filter(unit -> unit.scope().text().equals(scope))
                .findFirst()
                .orElseThrow();
    }
}

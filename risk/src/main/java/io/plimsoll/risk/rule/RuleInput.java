package io.plimsoll.risk.rule;

import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.stress.Scenario;
import java.util.Optional;

/** What a rule looks at besides the unit itself. */
public sealed interface RuleInput {

    /** Nothing: the unit tells it all. */
    record UnitAlone() implements RuleInput {}

    /** A scenario, of kind STRESS; moves prices only. */
    record Shock(Scenario scenario) implements RuleInput {}

    /** The symbol's bars of an interval, of kinds LIQUIDATION_DISTANCE_ATR and VOLATILITY_REGIME. */
    record Readings(Interval interval) implements RuleInput {}

    /** Signals of the symbol, of kind SIGNAL. */
    record Signals(SignalMatch match) implements RuleInput {}

    /** The only {@link UnitAlone}. */
    RuleInput UNIT_ALONE = new UnitAlone();

    /** A scenario, or nothing. */
    static RuleInput of(Optional<Scenario> scenario) {
        return scenario.<RuleInput>map(Shock::new).orElse(UNIT_ALONE);
    }
}

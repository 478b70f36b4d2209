package io.plimsoll.risk.rule;

/** Whether a rule looks at what its kind wants. */
final class RuleInputCheck {

    private RuleInputCheck() {}

    /**
     * Checks what a rule looks at.
     *
     * @param of the rule in words, as it follows a field's name
     * @throws IllegalArgumentException naming the field, the value found and the value expected
     */
    static void check(String of, RuleKind kind, RuleInput input) {
        boolean fits = switch (kind) {
            case STRESS -> input instanceof RuleInput.Shock;
            case LIQUIDATION_DISTANCE_ATR, VOLATILITY_REGIME -> input instanceof RuleInput.Readings;
            case SIGNAL -> input instanceof RuleInput.Signals;
            case MARGIN_RATIO, LIQUIDATION_DISTANCE, DATA_QUALITY -> input instanceof RuleInput.UnitAlone;
        };
        AlertRule.require(fits, field(kind, input) + of, found(input), wanted(kind));
        if (input instanceof RuleInput.Shock shock) {
            AlertRule.require(
                    shock.scenario().movesPricesOnly(),
                    "scenario" + of,
                    shock.scenario().name() + " with a shock to funding or collateral",
                    "moves of prices only, which is all that live risk knows");
        }
    }

    private static String field(RuleKind kind, RuleInput input) {
        if (kind == RuleKind.STRESS || input instanceof RuleInput.Shock) {
            return "scenario";
        }
        if (kind == RuleKind.SIGNAL || input instanceof RuleInput.Signals) {
            return "signals";
        }
        return "interval";
    }

    private static String found(RuleInput input) {
        if (input instanceof RuleInput.Shock shock) {
            return shock.scenario().name();
        } else if (input instanceof RuleInput.Readings readings) {
            return readings.interval().label();
        } else if (input instanceof RuleInput.Signals signals) {
            return signals.match().toString();
        }
        return "missing";
    }

    private static String wanted(RuleKind kind) {
        boolean needed = kind == RuleKind.STRESS || kind == RuleKind.SIGNAL || kind.looksAtReadings();
        return needed ? "one, as its kind is " + kind : "none, as its kind is " + kind;
    }
}

package io.plimsoll.risk.rule;

/** What a rule looks at. */
public enum RuleKind {
    /** Margin ratio of a unit; high is bad. */
    MARGIN_RATIO,
    /** Liquidation distance of a symbol in a unit; low is bad. */
    LIQUIDATION_DISTANCE,
    /** Worst margin ratio of a unit along the rule's scenario, from the marks of now; high is bad. */
    STRESS;

    /** True where a falling value is the bad direction. */
    public boolean lowIsBad() {
        return this == LIQUIDATION_DISTANCE;
    }
}

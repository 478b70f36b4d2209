package io.plimsoll.risk.rule;

/** What a rule looks at. */
public enum RuleKind {
    /** Margin ratio of a unit; high is bad. */
    MARGIN_RATIO,
    /** Liquidation distance of a symbol in a unit; low is bad. */
    LIQUIDATION_DISTANCE,
    /** Worst margin ratio of a unit along the rule's scenario, from the marks of now; high is bad. */
    STRESS,
    /** |mark - liquidation price| of a symbol in a unit, in average true ranges of the rule's interval; low is bad. */
    LIQUIDATION_DISTANCE_ATR,
    /** Volatility regime of a held symbol at the rule's interval: 0 low, 1 normal, 2 high, 3 extreme; high is bad. */
    VOLATILITY_REGIME,
    /** Confidence, 0 to 1, of a signal of a held symbol that matches the rule; an episode ends by itself. */
    SIGNAL,
    /** Seconds since when an input of a symbol in a unit cannot be trusted; high is bad. */
    DATA_QUALITY;

    /** True where a falling value is the bad direction. */
    public boolean lowIsBad() {
        return this == LIQUIDATION_DISTANCE || this == LIQUIDATION_DISTANCE_ATR;
    }

    /** True when each symbol of a unit is a subject, false when the unit is one. */
    public boolean perSymbol() {
        return this != MARGIN_RATIO && this != STRESS;
    }

    /** True where the value comes from a reading of the symbol's bars. */
    public boolean looksAtReadings() {
        return this == LIQUIDATION_DISTANCE_ATR || this == VOLATILITY_REGIME;
    }

    /** True where time alone, not a value that comes and goes, moves a subject on: its waits are not broken off by prices. */
    public boolean movesByTime() {
        return this == SIGNAL || this == DATA_QUALITY;
    }
}

package io.plimsoll.risk.rule;

/** What a rule looks at. */
public enum RuleKind {
    MARGIN_RATIO,
    LIQUIDATION_DISTANCE
}

package io.plimsoll.risk.rule;

/** Change of an alert's level. */
public enum AlertType {
    RAISED,
    ESCALATED,
    DEESCALATED,
    RESOLVED
}

package io.plimsoll.risk.rule;

/** Severities in rising order. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL,
    EMERGENCY
}

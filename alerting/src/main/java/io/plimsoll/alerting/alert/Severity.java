package io.plimsoll.alerting.alert;

/** How bad it is, in rising order. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL,
    EMERGENCY;

    /** Whether this is {@code other} or worse. */
    public boolean atLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}

package io.plimsoll.alerting.alert;

/** What an alert event does to the level of its episode. */
public enum Change {
    RAISED,
    ESCALATED,
    DEESCALATED,
    RESOLVED
}

package io.plimsoll.alerting.episode;

/** Where an episode stands. */
public enum Phase {
    /** Raised; nobody has been told: no route, silenced or inhibited. */
    PENDING,
    /** Somebody has been told. */
    FIRING,
    /** Nobody acknowledged in time, so others were told. */
    ESCALATED,
    /** Somebody has it in hand; nothing more is told until it gets worse or the acknowledgement lapses. */
    ACKNOWLEDGED,
    /** Nobody wants to hear of it for a while. */
    SNOOZED,
    /** Over. */
    RESOLVED,
    /** Over, and what it warned of is beside the point: the position is gone. */
    SUPERSEDED;

    /** Whether the episode is over. */
    public boolean over() {
        return this == RESOLVED || this == SUPERSEDED;
    }
}

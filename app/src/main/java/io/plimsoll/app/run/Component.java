package io.plimsoll.app.run;

/** What can be run on its own. */
public enum Component {
    /** Market gate and risk. */
    STREAMS,
    /** Who is told, and the telling. */
    ALERTING
}

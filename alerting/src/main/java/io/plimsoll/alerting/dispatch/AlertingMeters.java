package io.plimsoll.alerting.dispatch;

/** Every meter of alerting; the constant's name and doc are the only place it is described. */
public enum AlertingMeters {
    ATTEMPTS("plimsoll.alerting.attempts", "Attempts to send a notification."),
    NOTIFICATIONS("plimsoll.alerting.notifications", "Receipts written, tag status."),
    TEMPLATE_ERRORS(
            "plimsoll.alerting.template.errors",
            "Templates that failed on an alert, so that built-in text went out; tag channel."),
    RESTARTS("plimsoll.alerting.worker.restarts", "Times the worker began anew because broker or registry were away."),
    ROUTES_VERSION("plimsoll.alerting.routes.version", "Routes files taken over since the start: 1 for the first."),
    ROUTES_REFUSED(
            "plimsoll.alerting.routes.refused", "Changed routes files that were faulty, so that the one before stays."),
    LATENCY("plimsoll.alerting.latency", "From the decision to the sink's acceptance."),
    END_TO_END(
            "plimsoll.alerting.end.to.end",
            "From the event time of what caused an alert to the sink's acceptance, digests apart; tags severity (of an end: the one that"
                    + " ended), channel. Buckets at 1, 2, 5, 10, 30, 60 and 300 s.");

    private final String meterName;
    private final String description;

    AlertingMeters(String meterName, String description) {
        this.meterName = meterName;
        this.description = description;
    }

    /** Name in the registry. */
    public String meterName() {
        return meterName;
    }

    /** What it counts. */
    public String description() {
        return description;
    }
}

package io.plimsoll.alerting.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of level of one episode, e.g. {@code acct-17} escalated from WARNING to CRITICAL at a margin ratio of 0.81.
 *
 * @param alertId the episode, from RAISED to RESOLVED
 * @param sequence 0, 1, … within the episode
 * @param severity level now; null on RESOLVED
 * @param previousSeverity level before; null on RAISED
 * @param ruleKind what the rule looks at, e.g. {@code MARGIN_RATIO}
 * @param symbol of the subject; null where it has none
 * @param value figure looked at, a plain fraction; null when there is none left
 * @param threshold the one crossed, same unit as {@code value}; null when the position closed
 * @param time event time of the cause
 * @param raisedAt event time of the episode's start
 * @param reason e.g. {@code THRESHOLD_REACHED}
 * @param remedies each alone is enough, smallest first
 * @param adjustments each changes the risk, none need be enough alone; smallest first
 * @param cause record that caused it
 */
public record Alert(
        String alertId,
        int sequence,
        Change change,
        @Nullable Severity severity,
        @Nullable Severity previousSeverity,
        String ruleId,
        String ruleKind,
        String ruleVersion,
        String account,
        String scope,
        @Nullable String symbol,
        @Nullable Double value,
        @Nullable Double threshold,
        Instant time,
        Instant raisedAt,
        String message,
        String reason,
        Evidence evidence,
        List<Remedy> remedies,
        List<Adjustment> adjustments,
        Cause cause) {
    /** Record that caused an alert. */
    public record Cause(String topic, int partition, long offset) {}

    public Alert {
        remedies = List.copyOf(remedies);
        adjustments = List.copyOf(adjustments);
        if ((change == Change.RESOLVED) != (severity == null)) {
            throw new IllegalArgumentException("alert " + alertId + " sequence " + sequence + ": severity is "
                    + severity + " on " + change + ", expected null on RESOLVED and a level otherwise");
        }
        if (change != Change.RAISED && previousSeverity == null) {
            throw new IllegalArgumentException("alert " + alertId + " sequence " + sequence
                    + ": previousSeverity is null on " + change + ", expected the level before");
        }
    }

    /** Worse of the levels before and after: who was told of the bad news is also told of the good. */
    public Severity gravity() {
        if (severity == null || (previousSeverity != null && previousSeverity.atLeast(severity))) {
            if (previousSeverity == null) {
                throw new IllegalStateException("alert " + alertId + " has no level at all");
            }
            return previousSeverity;
        }
        return severity;
    }
}

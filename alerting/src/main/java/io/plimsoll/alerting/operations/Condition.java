package io.plimsoll.alerting.operations;

import io.plimsoll.alerting.alert.Severity;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be wrong with alerting itself. To routes and silences each is a rule, e.g. {@code rule: channel-down}. */
public enum Condition {
    /**
     * A channel's circuit is open: too many faults in a row, or credentials refused. Subject: the channel; where each
     * recipient has a server of its own, recipient and channel, {@code desk:webhook}.
     */
    CHANNEL_DOWN("channel-down", "CHANNEL", Severity.CRITICAL, null),
    /** A notification of CRITICAL or above ended undelivered. Subject: the recipient. */
    ALERT_UNDELIVERED("alert-undelivered", "RECIPIENT", Severity.CRITICAL, Duration.ofMinutes(15)),
    /** A sink refused a contact point for good. Subject: recipient and channel, {@code desk:webhook}. */
    CONTACT_REFUSED("contact-refused", "CONTACT", Severity.WARNING, Duration.ofDays(1)),
    /** A changed routes file is faulty, and the one before stays. Subject: the file's name. */
    ROUTES_REFUSED("routes-refused", "ROUTES", Severity.WARNING, null),
    /** Records could not be used. Subject: the topic they came from. */
    DEAD_LETTERS("dead-letters", "TOPIC", Severity.WARNING, Duration.ofMinutes(15));

    private final String ruleId;
    private final String scopePrefix;
    private final Severity severity;
    private final @Nullable Duration quiet;

    Condition(String ruleId, String scopePrefix, Severity severity, @Nullable Duration quiet) {
        this.ruleId = ruleId;
        this.scopePrefix = scopePrefix;
        this.severity = severity;
        this.quiet = quiet;
    }

    /** Name under which routes match it. */
    public String ruleId() {
        return ruleId;
    }

    /** Level of its alert. */
    public Severity severity() {
        return severity;
    }

    /** Scope of its alert: {@code CHANNEL:email}. */
    public String scope(String subject) {
        return scopePrefix + ":" + subject;
    }

    /** How long after it was last seen it counts as over; empty: when somebody sees that it is. */
    public Optional<Duration> quiet() {
        return Optional.ofNullable(quiet);
    }

    /** The condition with this {@code ruleId}. */
    public static Optional<Condition> ofRule(String ruleId) {
        return Arrays.stream(values())
                .filter(each -> each.ruleId.equals(ruleId))
                .findFirst();
    }
}

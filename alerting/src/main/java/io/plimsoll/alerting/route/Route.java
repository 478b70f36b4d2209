package io.plimsoll.alerting.route;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import java.util.List;
import java.util.Set;

/**
 * Which alerts go to whom.
 *
 * @param minSeverity lowest level it takes; compared with the worse of the levels before and after
 * @param notifyOn changes that are told
 * @param channels by which it tells; empty: by every one a recipient has
 * @param goesOn whether later routes are looked at too ({@code continue: true})
 */
public record Route(
        String name,
        Glob account,
        Glob rule,
        Glob kind,
        Glob scope,
        Severity minSeverity,
        Set<Change> notifyOn,
        List<String> recipients,
        Set<String> channels,
        boolean goesOn) {
    /** Changes told unless a route says otherwise. */
    public static final Set<Change> DEFAULT_NOTIFY = Set.of(Change.RAISED, Change.ESCALATED, Change.RESOLVED);

    public Route {
        notifyOn = Set.copyOf(notifyOn);
        recipients = List.copyOf(recipients);
        channels = Set.copyOf(channels);
    }

    /** Whether this route is about {@code alert}. */
    public boolean matches(Alert alert) {
        return alert.gravity().atLeast(minSeverity)
                && account.matches(alert.account())
                && rule.matches(alert.ruleId())
                && kind.matches(alert.ruleKind())
                && scope.matches(alert.scope());
    }
}

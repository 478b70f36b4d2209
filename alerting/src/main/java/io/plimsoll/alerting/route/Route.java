package io.plimsoll.alerting.route;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts go to whom.
 *
 * @param minSeverity lowest level it takes; compared with the worse of the levels before and after
 * @param notifyOn changes that are told
 * @param channels by which it tells; empty: by every one a recipient has
 * @param goesOn whether later routes are looked at too ({@code continue: true})
 * @param match conditions on labels, all of which must hold
 * @param escalation chain that begins when it tells; null: none
 * @param repeat how long after somebody was told of what still fires they are told again; zero: never
 * @param children routes within this one; when one of them takes an alert, they tell in its place
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
        boolean goesOn,
        List<LabelMatch> match,
        @Nullable String escalation,
        Duration repeat,
        List<Route> children) {
    /** Changes told unless a route says otherwise. */
    public static final Set<Change> DEFAULT_NOTIFY = Set.of(Change.RAISED, Change.ESCALATED, Change.RESOLVED);

    public Route {
        notifyOn = Set.copyOf(notifyOn);
        recipients = List.copyOf(recipients);
        channels = Set.copyOf(channels);
        match = List.copyOf(match);
        children = List.copyOf(children);
    }

    /** Whether this route is about {@code alert}, which has {@code labels}. */
    public boolean matches(Alert alert, Map<String, String> labels) {
        return alert.gravity().atLeast(minSeverity)
                && account.matches(alert.account())
                && rule.matches(alert.ruleId())
                && kind.matches(alert.ruleKind())
                && scope.matches(alert.scope())
                && LabelMatch.all(match, labels);
    }

    /** This route around {@code inner}. */
    Route with(List<Route> inner) {
        return new Route(
                name,
                account,
                rule,
                kind,
                scope,
                minSeverity,
                notifyOn,
                recipients,
                channels,
                goesOn,
                match,
                escalation,
                repeat,
                inner);
    }
}

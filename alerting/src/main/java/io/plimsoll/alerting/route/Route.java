package io.plimsoll.alerting.route;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
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

    private static final List<Condition> CONDITIONS = List.of(
            new Condition(
                    "minSeverity",
                    alert -> alert.gravity().name(),
                    route -> route.minSeverity() + " or above",
                    (route, alert) -> alert.gravity().atLeast(route.minSeverity())),
            Condition.on("account", Alert::account, Route::account),
            Condition.on("rule", Alert::ruleId, Route::rule),
            Condition.on("kind", Alert::ruleKind, Route::kind),
            Condition.on("scope", Alert::scope, Route::scope));

    /** One of the conditions every route has, under its key in the routes file. */
    private record Condition(
            String key,
            Function<Alert, String> found,
            Function<Route, String> expected,
            BiPredicate<Route, Alert> holds) {
        static Condition on(String key, Function<Alert, String> of, Function<Route, Glob> pattern) {
            return new Condition(
                    key,
                    of,
                    route -> pattern.apply(route).pattern(),
                    (route, alert) -> pattern.apply(route).matches(of.apply(alert)));
        }
    }

    /**
     * A condition that an alert does not fulfil.
     *
     * @param key of the routes file, or a label
     * @param found what the alert has there; empty: nothing
     */
    public record Mismatch(String key, String found, String expected) {
        @Override
        public String toString() {
            return key + ": found " + (found.isEmpty() ? "nothing" : found) + ", expected " + expected;
        }
    }

    public Route {
        notifyOn = Set.copyOf(notifyOn);
        recipients = List.copyOf(recipients);
        channels = Set.copyOf(channels);
        match = List.copyOf(match);
        children = List.copyOf(children);
    }

    /** Whether this route is about {@code alert}, which has {@code labels}. */
    public boolean matches(Alert alert, Map<String, String> labels) {
        for (Condition each : CONDITIONS) {
            if (!each.holds().test(this, alert)) {
                return false;
            }
        }
        return LabelMatch.all(match, labels);
    }

    /** What keeps this route from {@link #matches matching}, in the order of the fields; empty when it matches. */
    public List<Mismatch> mismatches(Alert alert, Map<String, String> labels) {
        List<Mismatch> all = new ArrayList<>();
        CONDITIONS.stream()
                .filter(each -> !each.holds().test(this, alert))
                .forEach(each -> all.add(new Mismatch(
                        each.key(), each.found().apply(alert), each.expected().apply(this))));
        match.stream()
                .filter(each -> !each.matches(labels))
                .forEach(each -> all.add(new Mismatch(
                        each.label(),
                        labels.getOrDefault(each.label(), ""),
                        (each.negated() ? "anything but " : "") + each.pattern().pattern())));
        return all;
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

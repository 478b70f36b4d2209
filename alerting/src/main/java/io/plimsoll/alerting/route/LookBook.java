package io.plimsoll.alerting.route;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.route.Look.Fate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes down what a walk comes to at each route. For one walk. */
final class LookBook implements RouteWalk.Listener {
    private final Alert alert;
    private final Map<String, String> labels;
    private final Map<String, Note> notes = new HashMap<>();

    private record Note(Fate fate, String reason) {}

    LookBook(Alert alert, Map<String, String> labels) {
        this.alert = alert;
        this.labels = labels;
    }

    @Override
    public void tells(Route route) {
        notes.put(route.name(), new Note(Fate.TELLS, "takes the alert"));
    }

    @Override
    public void leavesToInner(Route route) {
        notes.put(route.name(), new Note(Fate.INNER_TELL, "routes within it tell in its place"));
    }

    @Override
    public void passes(Route route) {
        String why = route.mismatches(alert, labels).stream()
                .map(Route.Mismatch::toString)
                .collect(Collectors.joining("; "));
        notes.put(route.name(), new Note(Fate.NO_MATCH, why));
        skip(route.children(), "route " + route.name() + " around it does not match");
    }

    @Override
    public void stops(Route taker, List<Route> later) {
        skip(later, "route " + taker.name() + " before it took the alert and has no continue: true");
    }

    private void skip(List<Route> routes, String why) {
        for (Route route : routes) {
            notes.put(route.name(), new Note(Fate.NOT_ASKED, why));
            skip(route.children(), why);
        }
    }

    /** All looks, a route before those within it. */
    List<Look> inOrderOf(List<Route> routes) {
        List<Look> all = new ArrayList<>();
        collect(routes, 0, all);
        return all;
    }

    private void collect(List<Route> routes, int depth, List<Look> all) {
        for (Route route : routes) {
            Note note = notes.get(route.name());
            if (note == null) {
                throw new IllegalStateException("route " + route.name() + ": the walk left it out");
            }
            all.add(new Look(route, depth, note.fate(), note.reason()));
            collect(route.children(), depth + 1, all);
        }
    }
}

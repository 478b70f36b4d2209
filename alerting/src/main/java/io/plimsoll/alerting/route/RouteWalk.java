package io.plimsoll.alerting.route;

import io.plimsoll.alerting.alert.Alert;
import java.util.List;
import java.util.Map;

/** One walk through the routes with one alert, which is how they decide; the same walk for a decision and for its explanation. */
final class RouteWalk {
    private final Alert alert;
    private final Map<String, String> labels;
    private final Listener listener;

    /** Hears what the walk comes to. */
    @FunctionalInterface
    interface Listener {
        /** {@code route} tells. */
        void tells(Route route);

        /** {@code route} takes the alert and leaves it to routes within it. */
        default void leavesToInner(Route route) {}

        /** The alert is not for {@code route}. */
        default void passes(Route route) {}

        /** {@code later} ones are not looked at, because {@code taker} took the alert. */
        default void stops(Route taker, List<Route> later) {}
    }

    RouteWalk(Alert alert, Map<String, String> labels, Listener listener) {
        this.alert = alert;
        this.labels = labels;
        this.listener = listener;
    }

    /** Whether any of {@code among} took the alert. */
    boolean over(List<Route> among) {
        boolean any = false;
        for (int i = 0; i < among.size(); i++) {
            Route route = among.get(i);
            if (!route.matches(alert, labels)) {
                listener.passes(route);
                continue;
            }
            any = true;
            if (over(route.children())) {
                listener.leavesToInner(route);
            } else {
                listener.tells(route);
            }
            if (!route.goesOn()) {
                listener.stops(route, among.subList(i + 1, among.size()));
                break;
            }
        }
        return any;
    }
}

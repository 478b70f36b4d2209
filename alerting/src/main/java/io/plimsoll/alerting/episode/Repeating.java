package io.plimsoll.alerting.episode;

import io.plimsoll.alerting.route.Decision;
import io.plimsoll.alerting.route.Decision.Notify;
import io.plimsoll.alerting.route.Route;
import io.plimsoll.alerting.route.Routes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Telling again and again of what goes on firing, to those whose route says {@code repeat: PT4H}. */
final class Repeating {
    private Repeating() {}

    /** {@code episode} after somebody was told: the first route that told and repeats says when it tells again. */
    static Episode after(Episode episode, List<? extends Decision> decisions, Routes routes, Instant now) {
        return episode.repeats(
                route(decisions, routes).map(route -> now.plus(route.repeat())).orElse(null));
    }

    /** Those of {@code heard} who are told again. */
    static List<Notify> whoAgain(List<Notify> heard, Routes routes) {
        return route(heard, routes)
                .map(route -> heard.stream()
                        .filter(to -> to.route().equals(route.name()))
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Route> route(List<? extends Decision> decisions, Routes routes) {
        return decisions.stream()
                .flatMap(decision -> decision instanceof Notify to ? routes.route(to.route()).stream() : Stream.empty())
                .filter(route -> !route.repeat().isZero())
                .findFirst();
    }
}

package io.plimsoll.app.routes;

import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.route.Escalation;
import io.plimsoll.alerting.route.Glob;
import io.plimsoll.alerting.route.Route;
import io.plimsoll.alerting.route.Routes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a sound routes file has, and what in it can never have an effect.
 *
 * @param recipients how many
 * @param routes how many, those within others included
 * @param doubts what never takes effect, in words
 */
public record RoutesSurvey(int recipients, int routes, int escalations, int inhibitions, List<String> doubts) {
    public RoutesSurvey {
        doubts = List.copyOf(doubts);
    }

    /** That of {@code routes}. */
    public static RoutesSurvey of(Routes routes) {
        List<Route> all =
                Stream.concat(all(routes.routes()), all(routes.operations())).toList();
        List<String> doubts = new ArrayList<>();
        unreached(routes.routes(), doubts);
        unreached(routes.operations(), doubts);
        LabelDoubts labels = new LabelDoubts(routes.policies(), doubts::add);
        all.forEach(labels::of);
        labels.of(routes.policies().inhibitions());
        Collection<Escalation> chains = routes.policies().escalations().values();
        Set<String> begun = all.stream()
                .flatMap(route -> Stream.ofNullable(route.escalation()))
                .collect(Collectors.toCollection(TreeSet::new));
        chains.stream()
                .map(Escalation::name)
                .sorted()
                .filter(name -> !begun.contains(name))
                .forEach(name -> doubts.add("escalation " + name + ": no route begins it"));
        Set<String> named = Stream.concat(
                        all.stream().flatMap(route -> route.recipients().stream()),
                        chains.stream()
                                .flatMap(chain -> chain.steps().stream())
                                .flatMap(step -> step.recipients().stream()))
                .collect(Collectors.toSet());
        routes.recipients().keySet().stream()
                .sorted()
                .filter(name -> !named.contains(name))
                .forEach(name -> doubts.add("recipient " + name + ": no route and no escalation names it"));
        return new RoutesSurvey(
                routes.recipients().size(),
                all.size(),
                chains.size(),
                routes.policies().inhibitions().size(),
                doubts);
    }

    private static Stream<Route> all(List<Route> routes) {
        return routes.stream().flatMap(route -> Stream.concat(Stream.of(route), all(route.children())));
    }

    private static void unreached(List<Route> among, List<String> doubts) {
        String taker = null;
        for (Route route : among) {
            if (taker != null) {
                doubts.add("route " + route.name() + ": never asked, because route " + taker
                        + " before it takes every alert and has no continue: true");
                continue;
            }
            unreached(route.children(), doubts);
            if (takesAll(route) && !route.goesOn()) {
                taker = route.name();
            }
        }
    }

    private static boolean takesAll(Route route) {
        return route.minSeverity() == Severity.INFO
                && route.match().isEmpty()
                && Stream.of(route.account(), route.rule(), route.kind(), route.scope())
                        .map(Glob::pattern)
                        .allMatch("*"::equals);
    }
}

package io.plimsoll.alerting.route;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.AlertLabels;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.operations.Operations;
import io.plimsoll.alerting.route.Decision.Notify;
import io.plimsoll.alerting.route.Decision.Suppress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Recipients and the routes to them. The first route that matches decides, and later ones too while it says
 * {@code continue: true}. A route for CRITICAL does not hear of a WARNING; of a RESOLVED it hears when the level left was
 * CRITICAL, or when it told someone of the episode before. Immutable.
 *
 * @param operations routes of what is wrong with alerting itself, which the others do not hear of
 */
public record Routes(Map<String, Recipient> recipients, List<Route> routes, List<Route> operations, Policies policies) {
    private static final Suppress NOBODY = new Suppress("no route matches", null, null);

    public Routes {
        recipients = Map.copyOf(recipients);
        routes = List.copyOf(routes);
        operations = List.copyOf(operations);
    }

    /** Nobody is told of what is wrong with alerting itself. */
    public Routes(Map<String, Recipient> recipients, List<Route> routes, Policies policies) {
        this(recipients, routes, List.of(), policies);
    }

    /** Without policies of their own. */
    public Routes(Map<String, Recipient> recipients, List<Route> routes) {
        this(recipients, routes, Policies.DEFAULT);
    }

    /** Should we notify? At least one decision, each recipient and channel told at most once. */
    public List<Decision> decide(Alert alert) {
        List<Decision> decisions = new ArrayList<>();
        Map<List<String>, String> told = new LinkedHashMap<>();
        for (Route route : matching(alert)) {
            decide(alert, route, told, decisions);
        }
        if (decisions.isEmpty()) {
            decisions.add(NOBODY);
        }
        return List.copyOf(decisions);
    }

    /** As {@link #decide(Alert)} on the end of an episode, of which {@code told} have heard: they hear of its end too. */
    public List<Decision> decide(Alert alert, List<Told> told) {
        List<Decision> decisions = new ArrayList<>(decide(alert));
        Set<List<String>> notified = new HashSet<>();
        for (Decision decision : decisions) {
            if (decision instanceof Notify to) {
                notified.add(List.of(to.recipient(), to.channel()));
            }
        }
        for (Told each : told) {
            if (notified.add(List.of(each.recipient(), each.channel()))) {
                decisions.add(end(alert, each));
            }
        }
        if (decisions.size() > 1) {
            decisions.remove(NOBODY);
        }
        return List.copyOf(decisions);
    }

    private Decision end(Alert alert, Told told) {
        boolean reachable = recipient(told.recipient())
                .flatMap(recipient -> recipient.address(told.channel()))
                .isPresent();
        if (!reachable) {
            return new Suppress(
                    "was told of the episode, but has no " + told.channel() + " address any more",
                    told.recipient(),
                    told.channel());
        }
        Optional<Route> route =
                route(told.route()).filter(each -> !each.notifyOn().contains(alert.change()));
        if (route.isPresent()) {
            return new Suppress(notTold(alert.change(), route.get()), told.recipient(), told.channel());
        }
        return new Notify(told.recipient(), told.channel(), told.route());
    }

    /** Routes that take {@code alert}, in their order: the innermost of each tree. */
    public List<Route> matching(Alert alert) {
        List<Route> found = new ArrayList<>();
        new RouteWalk(alert, labelsOf(alert), found::add).over(routesFor(alert));
        return found;
    }

    /** What becomes of {@code alert} at every route, in the order of the file, a route before those within it. */
    public List<Look> looks(Alert alert) {
        LookBook looks = new LookBook(alert, labelsOf(alert));
        new RouteWalk(alert, labelsOf(alert), looks).over(routesFor(alert));
        return looks.inOrderOf(routesFor(alert));
    }

    private List<Route> routesFor(Alert alert) {
        return Operations.are(alert) ? operations : routes;
    }

    private Map<String, String> labelsOf(Alert alert) {
        return AlertLabels.of(alert, policies.labels(alert.account()));
    }

    /** Everybody the routes name for {@code alert}, whatever its change: who is to be reminded of it. */
    public List<Notify> whoFor(Alert alert) {
        Map<List<String>, Notify> all = new LinkedHashMap<>();
        for (Route route : matching(alert)) {
            reach(alert, route.recipients(), route.channels(), route.name())
                    .forEach(to -> all.putIfAbsent(List.of(to.recipient(), to.channel()), to));
        }
        return List.copyOf(all.values());
    }

    /** Who is told of {@code alert} by a step of the escalation {@code chain}. */
    public List<Notify> of(Alert alert, Escalation.Step step, String chain) {
        return reach(alert, step.recipients(), step.channels(), "escalation " + chain);
    }

    /** Route called {@code name}, wherever in the tree. */
    public Optional<Route> route(String name) {
        Optional<Route> found = find(routes, name);
        return found.isPresent() ? found : find(operations, name);
    }

    private static Optional<Route> find(List<Route> among, String name) {
        for (Route route : among) {
            Optional<Route> found = route.name().equals(name) ? Optional.of(route) : find(route.children(), name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<String> channelsOf(Recipient recipient, Set<String> channels) {
        return recipient.addresses().keySet().stream()
                .filter(channel -> channels.isEmpty() || channels.contains(channel))
                .sorted()
                .toList();
    }

    /** Without what the alert itself says is out of order, if anything is left then. */
    private static List<String> ofUse(Alert alert, Recipient recipient, List<String> all) {
        List<String> sound = all.stream()
                .filter(channel -> !Operations.ail(alert, recipient.name(), channel))
                .toList();
        return sound.isEmpty() ? all : sound;
    }

    private List<Notify> reach(Alert alert, List<String> names, Set<String> channels, String route) {
        List<Notify> all = new ArrayList<>();
        for (String name : names) {
            recipient(name).ifPresent(recipient -> {
                List<String> own = ofUse(alert, recipient, channelsOf(recipient, channels));
                Optional<String> first = recipient.firstOf(own);
                own.stream()
                        .filter(channel -> first.isEmpty()
                                || first.get().equals(channel)
                                || !recipient.fallback().contains(channel))
                        .forEach(channel -> all.add(new Notify(name, channel, route)));
            });
        }
        return all;
    }

    private void decide(Alert alert, Route route, Map<List<String>, String> told, List<Decision> decisions) {
        for (String name : route.recipients()) {
            Recipient recipient = recipient(name)
                    .orElseThrow(() -> new IllegalStateException(
                            "route " + route.name() + " names recipient " + name + ", expected one of the recipients"));
            List<String> all = channelsOf(recipient, route.channels());
            List<String> channels = ofUse(alert, recipient, all);
            all.stream()
                    .filter(channel -> !channels.contains(channel))
                    .forEach(channel -> decisions.add(new Suppress("it is out of order itself", name, channel)));
            Optional<String> first = recipient.firstOf(channels);
            for (String channel : channels) {
                if (first.isPresent()
                        && !first.get().equals(channel)
                        && recipient.fallback().contains(channel)) {
                    decisions.add(new Suppress("only if " + first.get() + " fails", name, channel));
                    continue;
                }
                if (!route.notifyOn().contains(alert.change())) {
                    decisions.add(new Suppress(notTold(alert.change(), route), name, channel));
                    continue;
                }
                String earlier = told.putIfAbsent(List.of(name, channel), route.name());
                decisions.add(
                        earlier == null
                                ? new Notify(name, channel, route.name())
                                : new Suppress("already told by route " + earlier, name, channel));
            }
        }
    }

    private static String notTold(Change change, Route route) {
        return change == Change.DEESCALATED
                ? "de-escalation is not notified"
                : change + " is not notified by route " + route.name();
    }

    /** Every channel that somebody has a contact point on. */
    public Set<String> channels() {
        Set<String> channels = new TreeSet<>();
        recipients
                .values()
                .forEach(recipient -> channels.addAll(recipient.addresses().keySet()));
        return channels;
    }

    /** Recipient called {@code name}. */
    public Optional<Recipient> recipient(String name) {
        return Optional.ofNullable(recipients.get(name));
    }
}

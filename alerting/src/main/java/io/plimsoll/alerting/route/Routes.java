package io.plimsoll.alerting.route;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
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
 */
public record Routes(Map<String, Recipient> recipients, List<Route> routes) {
    private static final Suppress NOBODY = new Suppress("no route matches", null, null);

    public Routes {
        recipients = Map.copyOf(recipients);
        routes = List.copyOf(routes);
    }

    /** Should we notify? At least one decision, each recipient and channel told at most once. */
    public List<Decision> decide(Alert alert) {
        List<Decision> decisions = new ArrayList<>();
        Map<List<String>, String> told = new LinkedHashMap<>();
        for (Route route : routes) {
            if (route.matches(alert)) {
                decide(alert, route, told, decisions);
                if (!route.goesOn()) {
                    break;
                }
            }
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
        for (Route route : routes) {
            if (route.name().equals(told.route()) && !route.notifyOn().contains(alert.change())) {
                return new Suppress(notTold(alert.change(), route), told.recipient(), told.channel());
            }
        }
        return new Notify(told.recipient(), told.channel(), told.route());
    }

    private void decide(Alert alert, Route route, Map<List<String>, String> told, List<Decision> decisions) {
        for (String name : route.recipients()) {
            Recipient recipient = recipient(name)
                    .orElseThrow(() -> new IllegalStateException(
                            "route " + route.name() + " names recipient " + name + ", expected one of the recipients"));
            List<String> channels = recipient.addresses().keySet().stream()
                    .filter(channel ->
                            route.channels().isEmpty() || route.channels().contains(channel))
                    .sorted()
                    .toList();
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

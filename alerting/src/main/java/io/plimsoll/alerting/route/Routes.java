package io.plimsoll.alerting.route;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.route.Decision.Notify;
import io.plimsoll.alerting.route.Decision.Suppress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recipients and the routes to them. The first route that matches decides, and later ones too while it says
 * {@code continue: true}. A route for CRITICAL does not hear of a WARNING; of a RESOLVED it hears when the level left was
 * CRITICAL. Immutable.
 */
public record Routes(Map<String, Recipient> recipients, List<Route> routes) {
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
            decisions.add(new Suppress("no route matches", null, null));
        }
        return List.copyOf(decisions);
    }

    private void decide(Alert alert, Route route, Map<List<String>, String> told, List<Decision> decisions) {
        for (String name : route.recipients()) {
            Recipient recipient = recipient(name)
                    .orElseThrow(() -> new IllegalStateException(
                            "route " + route.name() + " names recipient " + name + ", expected one of the recipients"));
            for (String channel :
                    recipient.addresses().keySet().stream().sorted().toList()) {
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

    /** Recipient called {@code name}. */
    public Optional<Recipient> recipient(String name) {
        return Optional.ofNullable(recipients.get(name));
    }
}

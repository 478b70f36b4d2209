package io.plimsoll.alerting.rehearsal;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.route.Escalation;
import io.plimsoll.alerting.route.Look;
import io.plimsoll.alerting.route.Recipient;
import io.plimsoll.alerting.route.Route;
import io.plimsoll.alerting.route.Routes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Why each contact point of the routes file that is not told is not. */
final class Reasons {
    private final Routes routes;
    private final Alert alert;
    private final List<Look> looks;

    Reasons(Routes routes, Alert alert, List<Look> looks) {
        this.routes = routes;
        this.alert = alert;
        this.looks = looks;
    }

    /** {@code decided}: what the decision itself said; where it said nothing the routes say why. */
    List<Untold> of(List<Telling> told, List<Untold> decided) {
        Set<List<String>> heard = told.stream()
                .map(each -> List.of(each.recipient(), each.channel()))
                .collect(Collectors.toSet());
        Map<List<String>, Set<String>> reasons = new LinkedHashMap<>();
        decided.forEach(
                each -> reasons.computeIfAbsent(List.of(each.recipient(), each.channel()), key -> new LinkedHashSet<>())
                        .add(each.reason()));
        List<Untold> all = new ArrayList<>();
        for (Recipient recipient : new TreeMap<>(routes.recipients()).values()) {
            for (String channel : new TreeMap<>(recipient.addresses()).keySet()) {
                List<String> key = List.of(recipient.name(), channel);
                if (!heard.contains(key)) {
                    Set<String> known = reasons.get(key);
                    String why = known == null ? ofRoutes(recipient, channel) : String.join("; ", known);
                    all.add(new Untold(recipient.name(), channel, why));
                }
            }
        }
        return all;
    }

    private String ofRoutes(Recipient recipient, String channel) {
        List<String> reasons = new ArrayList<>();
        for (Look look : looks) {
            Route route = look.route();
            if (route.recipients().contains(recipient.name())) {
                boolean otherChannels =
                        !route.channels().isEmpty() && !route.channels().contains(channel);
                reasons.add("route " + route.name() + ": "
                        + (otherChannels
                                ? "tells by " + new TreeSet<>(route.channels())
                                : (look.fate() == Look.Fate.NOT_ASKED ? "not asked: " : "") + look.reason()));
            }
        }
        for (Escalation chain : new TreeMap<>(routes.policies().escalations()).values()) {
            if (chain.steps().stream().anyMatch(step -> step.recipients().contains(recipient.name()))) {
                reasons.add("escalation " + chain.name() + ": " + notOf(chain, channel));
            }
        }
        return reasons.isEmpty() ? "no route and no escalation names " + recipient.name() : String.join("; ", reasons);
    }

    private String notOf(Escalation chain, String channel) {
        if (looks.stream()
                .noneMatch(look -> look.fate() == Look.Fate.TELLS
                        && chain.name().equals(look.route().escalation()))) {
            return "no route that takes the alert begins it";
        }
        if (!alert.gravity().atLeast(chain.from())) {
            return "found " + alert.gravity() + ", expected " + chain.from() + " or above";
        }
        return "not begun, or not by " + channel;
    }
}

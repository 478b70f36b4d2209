package io.plimsoll.alerting.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.secret.SecretSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One reading of one routes document; gathers every fault before it gives up. Single use, one thread. */
final class RoutesReader extends DocumentReader {
    private static final Set<String> ROOT_KEYS =
            Set.of("recipients", "routes", "operations", "accounts", "escalations", "inhibit", "flapping", "ackFor");
    private static final Set<String> ROUTE_KEYS = Set.of(
            "name",
            "account",
            "rule",
            "kind",
            "scope",
            "minSeverity",
            "notify",
            "recipients",
            "channels",
            "continue",
            "desk",
            "owner",
            "venue",
            "match",
            "escalation",
            "repeat",
            "routes");
    /** Whoever wants to hear of it more often wants an escalation. */
    private static final Duration SHORTEST_REPEAT = Duration.ofMinutes(1);

    private static final List<String> LABEL_KEYS = List.of("desk", "owner", "venue");

    private final ContactReader contacts;
    private JsonNode escalations = MissingNode.getInstance();
    private final MannerReader manners;

    RoutesReader(String file, SecretSource secrets) {
        super(file, new ArrayList<>());
        this.contacts = new ContactReader(secrets, this::fault);
        this.manners = new MannerReader(this::fault);
    }

    Routes read(JsonNode root) {
        Map<String, Recipient> recipients = new LinkedHashMap<>();
        List<Route> routes = new ArrayList<>();
        List<Route> operations = new ArrayList<>();
        Policies policies = Policies.DEFAULT;
        escalations = root.path("escalations");
        if (!root.isObject()) {
            fault("", "found " + found(root) + ", expected an object with recipients and routes");
        } else {
            checkKeys("", root, ROOT_KEYS);
            readRecipients(root.path("recipients"), recipients);
            policies = new PoliciesReader(this).read(root, recipients);
            Set<String> names = new HashSet<>();
            routes.addAll(readRoutes("routes", root.path("routes"), recipients, null, names));
            if (root.has("operations")) {
                operations.addAll(readRoutes("operations", root.path("operations"), recipients, null, names));
            }
        }
        giveUpIfFaulty();
        return new Routes(recipients, routes, operations, policies);
    }

    private void readRecipients(JsonNode node, Map<String, Recipient> recipients) {
        if (!node.isObject()) {
            fault("recipients", "found " + found(node) + ", expected an object of recipients by name");
            return;
        }
        node.properties().forEach(entry -> {
            String path = "recipients." + entry.getKey();
            JsonNode value = entry.getValue();
            recipients.put(entry.getKey(), new Recipient(entry.getKey(), Map.of()));
            if (!value.isObject()) {
                fault(path, "found " + found(value) + ", expected contact points such as {email: ADDRESS}");
                return;
            }
            ObjectNode points = value.deepCopy();
            points.remove(MannerReader.KEYS);
            points.remove(ConventionsReader.KEYS);
            JsonNode order = points.remove("fallback");
            Map<String, String> addresses = contacts.read(path, points);
            recipients.put(
                    entry.getKey(),
                    new Recipient(
                            entry.getKey(),
                            addresses,
                            order == null ? List.of() : fallback(path, order, addresses),
                            manners.read(path, value),
                            new ConventionsReader(this::fault).read(path, value)));
        });
    }

    private List<String> fallback(String path, JsonNode order, Map<String, String> addresses) {
        List<String> channels = names(path + ".fallback", order, addresses.keySet());
        if (channels.stream().distinct().count() != channels.size()) {
            fault(path + ".fallback", "found a channel twice, expected each once: " + channels);
        }
        return channels;
    }

    /** Routes of one list; within {@code parent} they inherit what they do not say. */
    private List<Route> readRoutes(
            String at, JsonNode node, Map<String, Recipient> recipients, @Nullable Route parent, Set<String> names) {
        List<Route> routes = new ArrayList<>();
        if (!node.isArray()) {
            fault(at, "found " + found(node) + ", expected a list of routes");
            return routes;
        }
        String prefix = (parent != null ? parent.name() : at.equals("routes") ? "route" : at) + "-";
        for (int i = 0; i < node.size(); i++) {
            String path = at + "[" + i + "]";
            JsonNode route = node.get(i);
            if (!route.isObject()) {
                fault(path, "found " + found(route) + ", expected a route");
                continue;
            }
            checkKeys(path, route, ROUTE_KEYS);
            Route own = readRoute(path, route, recipients, parent, prefix, i + 1);
            if (!names.add(own.name())) {
                fault(path + ".name", "found \"" + own.name() + "\" a second time, expected a name of its own");
            }
            routes.add(
                    route.has("routes")
                            ? own.with(readRoutes(path + ".routes", route.get("routes"), recipients, own, names))
                            : own);
        }
        return routes;
    }

    private Route readRoute(
            String path,
            JsonNode route,
            Map<String, Recipient> recipients,
            @Nullable Route parent,
            String prefix,
            int number) {
        Route giver = route.has("recipients") ? null : parent; // whose recipients it takes over
        List<String> told = giver != null
                ? giver.recipients()
                : names(path + ".recipients", route.path("recipients"), recipients.keySet());
        return new Route(
                text(path, route, "name", prefix + number),
                Glob.of(text(path, route, "account", "*")),
                Glob.of(text(path, route, "rule", "*")),
                kind(path, route),
                Glob.of(text(path, route, "scope", "*")),
                severity(path, route),
                parent != null && !route.has("notify") ? parent.notifyOn() : notifyOn(path, route),
                told,
                giver != null && !route.has("channels") ? giver.channels() : channels(path, route, told, recipients),
                flag(path, route),
                labelMatches(path, route),
                escalation(path, route, parent),
                repeat(path, route, parent),
                List.of());
    }

    private Glob kind(String path, JsonNode route) {
        Glob kind = Glob.of(text(path, route, "kind", "*"));
        checkValue(path + ".kind", "kind", kind);
        return kind;
    }

    private List<LabelMatch> labelMatches(String path, JsonNode route) {
        List<LabelMatch> all = new ArrayList<>(matches(path + ".match", route.path("match")));
        for (String label : LABEL_KEYS) {
            if (route.has(label)) {
                all.add(new LabelMatch(label, Glob.of(text(path, route, label, "*")), false));
            }
        }
        return all;
    }

    private @Nullable String escalation(String path, JsonNode route, @Nullable Route parent) {
        if (!route.has("escalation")) {
            return parent == null ? null : parent.escalation();
        }
        String name = text(path, route, "escalation", "");
        if (!escalations.has(name)) {
            List<String> known = new ArrayList<>();
            escalations.fieldNames().forEachRemaining(known::add);
            fault(path + ".escalation", "found \"" + name + "\", expected one of " + known);
        }
        return name;
    }

    private Duration repeat(String path, JsonNode route, @Nullable Route parent) {
        Duration inherited = parent == null ? Duration.ZERO : parent.repeat();
        Duration repeat = duration(path, route, "repeat", inherited);
        if (route.has("repeat") && repeat.compareTo(SHORTEST_REPEAT) < 0) {
            fault(path + ".repeat", "found " + repeat + ", expected at least " + SHORTEST_REPEAT);
        }
        return repeat;
    }

    private Severity severity(String path, JsonNode route) {
        if (!route.has("minSeverity")) {
            return Severity.INFO;
        }
        return constant(path + ".minSeverity", route.get("minSeverity"), Severity.values(), Severity.INFO);
    }

    private Set<Change> notifyOn(String path, JsonNode route) {
        if (!route.has("notify")) {
            return Route.DEFAULT_NOTIFY;
        }
        return Set.copyOf(list(path + ".notify", route.get("notify")).entrySet().stream()
                .map(entry -> constant(entry.getKey(), entry.getValue(), Change.values(), Change.RAISED))
                .collect(Collectors.toSet()));
    }

    /** Channels a route is limited to; each of its recipients must have one of them. Empty: every channel. */
    private Set<String> channels(String path, JsonNode route, List<String> told, Map<String, Recipient> recipients) {
        if (!route.has("channels")) {
            return Set.of();
        }
        Set<String> channels = new HashSet<>();
        list(path + ".channels", route.get("channels")).forEach((at, value) -> {
            if (ContactKind.named(value.asText()).isEmpty()) {
                fault(at, "found " + found(value) + ", expected one of " + ContactKind.all());
            } else {
                channels.add(value.asText());
            }
        });
        checkReach(path + ".channels", channels, told, recipients);
        return channels;
    }

    private boolean flag(String path, JsonNode node) {
        JsonNode value = node.path("continue");
        if (!value.isMissingNode() && !value.isBoolean()) {
            fault(path + ".continue", "found " + found(value) + ", expected true or false");
        }
        return value.asBoolean(false);
    }
}

package io.plimsoll.alerting.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.secret.SecretSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One reading of one routes document; gathers every fault before it gives up. Single use, one thread. */
final class RoutesReader {
    private static final Set<String> ROOT_KEYS = Set.of("recipients", "routes");
    private static final Set<String> ROUTE_KEYS = Set.of(
            "name", "account", "rule", "kind", "scope", "minSeverity", "notify", "recipients", "channels", "continue");

    private final String file;
    private final List<String> faults = new ArrayList<>();
    private final ContactReader contacts;
    private final MannerReader manners;

    RoutesReader(String file, SecretSource secrets) {
        this.file = file;
        this.contacts = new ContactReader(secrets, this::fault);
        this.manners = new MannerReader(this::fault);
    }

    Routes read(JsonNode root) {
        Map<String, Recipient> recipients = new LinkedHashMap<>();
        List<Route> routes = new ArrayList<>();
        if (!root.isObject()) {
            fault("", "found " + found(root) + ", expected an object with recipients and routes");
        } else {
            checkKeys("", root, ROOT_KEYS);
            readRecipients(root.path("recipients"), recipients);
            readRoutes(root.path("routes"), recipients, routes);
        }
        if (!faults.isEmpty()) {
            throw new InvalidRoutesException(faults);
        }
        return new Routes(recipients, routes);
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
            JsonNode order = points.remove("fallback");
            Map<String, String> addresses = contacts.read(path, points);
            recipients.put(
                    entry.getKey(),
                    new Recipient(
                            entry.getKey(),
                            addresses,
                            order == null ? List.of() : fallback(path, order, addresses),
                            manners.read(path, value)));
        });
    }

    private List<String> fallback(String path, JsonNode order, Map<String, String> addresses) {
        List<String> channels = names(path + ".fallback", order, addresses.keySet());
        if (channels.stream().distinct().count() != channels.size()) {
            fault(path + ".fallback", "found a channel twice, expected each once: " + channels);
        }
        return channels;
    }

    private void readRoutes(JsonNode node, Map<String, Recipient> recipients, List<Route> routes) {
        if (!node.isArray()) {
            fault("routes", "found " + found(node) + ", expected a list of routes");
            return;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < node.size(); i++) {
            String path = "routes[" + i + "]";
            JsonNode route = node.get(i);
            if (!route.isObject()) {
                fault(path, "found " + found(route) + ", expected a route");
                continue;
            }
            checkKeys(path, route, ROUTE_KEYS);
            String name = text(path, route, "name", "route-" + (i + 1));
            if (!names.add(name)) {
                fault(path + ".name", "found \"" + name + "\" a second time, expected a name of its own");
            }
            Severity minSeverity = severity(path, route);
            Set<Change> changes = notifyOn(path, route);
            List<String> told = names(path + ".recipients", route.path("recipients"), recipients.keySet());
            routes.add(new Route(
                    name,
                    Glob.of(text(path, route, "account", "*")),
                    Glob.of(text(path, route, "rule", "*")),
                    Glob.of(text(path, route, "kind", "*")),
                    Glob.of(text(path, route, "scope", "*")),
                    minSeverity,
                    changes,
                    told,
                    channels(path, route, told, recipients),
                    flag(path, route)));
        }
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
        for (String name : told) {
            Recipient recipient = recipients.get(name);
            if (recipient != null
                    && !recipient.addresses().isEmpty()
                    && !channels.isEmpty()
                    && Collections.disjoint(channels, recipient.addresses().keySet())) {
                fault(
                        path + ".channels",
                        "found " + channels.stream().sorted().toList() + ", expected one that recipient " + name
                                + " has: "
                                + recipient.addresses().keySet().stream()
                                        .sorted()
                                        .toList());
            }
        }
        return channels;
    }

    private List<String> names(String path, JsonNode node, Set<String> known) {
        List<String> names = new ArrayList<>();
        list(path, node).forEach((at, value) -> {
            if (!known.contains(value.asText())) {
                fault(
                        at,
                        "found " + found(value) + ", expected one of "
                                + known.stream().sorted().toList());
            } else {
                names.add(value.asText());
            }
        });
        return names;
    }

    private Map<String, JsonNode> list(String path, JsonNode node) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        if (!node.isArray() || node.isEmpty()) {
            fault(path, "found " + found(node) + ", expected a list of at least one");
        } else {
            for (int i = 0; i < node.size(); i++) {
                values.put(path + "[" + i + "]", node.get(i));
            }
        }
        return values;
    }

    private <E extends Enum<E>> E constant(String path, JsonNode node, E[] values, E otherwise) {
        for (E value : values) {
            if (value.name().equals(node.textValue())) {
                return value;
            }
        }
        fault(path, "found " + found(node) + ", expected one of " + Arrays.toString(values));
        return otherwise;
    }

    private String text(String path, JsonNode node, String key, String otherwise) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            fault(path + "." + key, "found " + found(value) + ", expected text");
            return otherwise;
        }
        return value.textValue();
    }

    private boolean flag(String path, JsonNode node) {
        JsonNode value = node.path("continue");
        if (!value.isMissingNode() && !value.isBoolean()) {
            fault(path + ".continue", "found " + found(value) + ", expected true or false");
        }
        return value.asBoolean(false);
    }

    private void checkKeys(String path, JsonNode node, Set<String> known) {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                fault(
                        path.isEmpty() ? key : path + "." + key,
                        "unknown key, expected one of "
                                + known.stream().sorted().toList());
            }
        });
    }

    private static String found(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }

    private void fault(String path, String text) {
        faults.add(file + ": " + (path.isEmpty() ? "" : path + ": ") + text);
    }
}

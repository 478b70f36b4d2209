package io.plimsoll.alerting.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.alerting.alert.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What holds for all routes:
 *
 * <pre>{@code
 * accounts: {"desk-7-*": {desk: seven, owner: ann}}
 * escalations: {page: {from: CRITICAL, repeat: 1, steps: [{after: PT5M, recipients: [boss], channels: [sms]}]}}
 * inhibit: [{when: {kind: MARGIN_RATIO, severity: CRITICAL}, mute: {kind: LIQUIDATION_DISTANCE}, equal: [scope]}]
 * flapping: {changes: 6, within: PT10M}
 * ackFor: PT4H
 * }</pre>
 */
final class PoliciesReader extends DocumentReader {
    PoliciesReader(DocumentReader document) {
        super(document);
    }

    Policies read(JsonNode root, Map<String, Recipient> recipients) {
        Policies standard = Policies.DEFAULT;
        JsonNode flapping = root.path("flapping");
        checkKeys("flapping", flapping, Set.of("changes", "within"));
        return new Policies(
                accounts(root.path("accounts")),
                escalations(root.path("escalations"), recipients),
                inhibitions(root.path("inhibit")),
                whole("flapping", flapping, "changes", 2, 1000, standard.flapChanges()),
                duration("flapping", flapping, "within", standard.flapWindow()),
                duration("", root, "ackFor", standard.ackFor()));
    }

    private List<Policies.AccountLabels> accounts(JsonNode node) {
        List<Policies.AccountLabels> all = new ArrayList<>();
        if (!node.isMissingNode() && !node.isObject()) {
            fault(
                    "accounts",
                    "found " + found(node) + ", expected labels by account such as {desk-7-*: {desk: seven}}");
        }
        node.properties().forEach(entry -> {
            Map<String, String> labels = new LinkedHashMap<>();
            if (!entry.getValue().isObject()) {
                fault(
                        "accounts." + entry.getKey(),
                        "found " + found(entry.getValue()) + ", expected labels such as {desk: seven}");
            }
            entry.getValue()
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            all.add(new Policies.AccountLabels(Glob.of(entry.getKey()), labels));
        });
        return all;
    }

    private Map<String, Escalation> escalations(JsonNode node, Map<String, Recipient> recipients) {
        Map<String, Escalation> all = new HashMap<>();
        node.properties().forEach(entry -> {
            String path = "escalations." + entry.getKey();
            JsonNode chain = entry.getValue();
            checkKeys(path, chain, Set.of("from", "repeat", "steps"));
            List<Escalation.Step> steps = new ArrayList<>();
            list(path + ".steps", chain.path("steps")).forEach((at, step) -> {
                checkKeys(at, step, Set.of("after", "recipients", "channels"));
                if (!step.has("after")) {
                    fault(at + ".after", "found nothing, expected a time above zero such as PT5M");
                }
                List<String> told = names(at + ".recipients", step.path("recipients"), recipients.keySet());
                Set<String> channels = channels(at + ".channels", step.path("channels"));
                checkReach(at + ".channels", channels, told, recipients);
                steps.add(new Escalation.Step(duration(at, step, "after", Duration.ofMinutes(5)), told, channels));
            });
            Severity from = chain.has("from")
                    ? constant(path + ".from", chain.get("from"), Severity.values(), Severity.CRITICAL)
                    : Severity.CRITICAL;
            int repeats = whole(path, chain, "repeat", 0, Escalation.MOST_REPEATS, 0);
            if (!steps.isEmpty()) {
                all.put(entry.getKey(), new Escalation(entry.getKey(), from, steps, repeats));
            }
        });
        return all;
    }

    private Set<String> channels(String path, JsonNode node) {
        Set<String> channels = new HashSet<>();
        if (!node.isMissingNode()) {
            list(path, node).forEach((at, value) -> {
                if (ContactKind.named(value.asText()).isEmpty()) {
                    fault(at, "found " + found(value) + ", expected one of " + ContactKind.all());
                } else {
                    channels.add(value.asText());
                }
            });
        }
        return channels;
    }

    private List<Inhibition> inhibitions(JsonNode node) {
        List<Inhibition> all = new ArrayList<>();
        if (node.isMissingNode()) {
            return all;
        }
        list("inhibit", node).forEach((at, rule) -> {
            checkKeys(at, rule, Set.of("when", "mute", "equal"));
            Set<String> equal = new HashSet<>();
            rule.path("equal").forEach(label -> equal.add(label.asText()));
            List<LabelMatch> when = matches(at + ".when", rule.path("when"));
            List<LabelMatch> mute = matches(at + ".mute", rule.path("mute"));
            if (when.isEmpty() || mute.isEmpty()) {
                fault(at, "found no conditions in when or mute, expected at least one in each");
            }
            all.add(new Inhibition(when, mute, equal));
        });
        return all;
    }

    private int whole(String path, JsonNode node, String key, int least, int most, int otherwise) {
        if (!node.has(key)) {
            return otherwise;
        }
        JsonNode value = node.get(key);
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            fault(
                    path + "." + key,
                    "found " + found(value) + ", expected a whole number from " + least + " to " + most);
            return otherwise;
        }
        return value.intValue();
    }
}

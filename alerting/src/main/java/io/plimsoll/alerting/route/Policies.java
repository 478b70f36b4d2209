package io.plimsoll.alerting.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What holds for all routes.
 *
 * @param accounts labels by pattern of account; where several match, the later ones win
 * @param escalations by name
 * @param flapChanges changes of one subject within {@code flapWindow} after which further ones below CRITICAL are held, ≥ 2
 * @param ackFor how long an acknowledgement holds, if it does not say so itself
 */
public record Policies(
        List<AccountLabels> accounts,
        Map<String, Escalation> escalations,
        List<Inhibition> inhibitions,
        int flapChanges,
        Duration flapWindow,
        Duration ackFor) {
    /** No labels, no escalations, no inhibitions; six changes in ten minutes; acknowledged for four hours. */
    public static final Policies DEFAULT =
            new Policies(List.of(), Map.of(), List.of(), 6, Duration.ofMinutes(10), Duration.ofHours(4));

    /** Labels of the accounts that match. */
    public record AccountLabels(Glob account, Map<String, String> labels) {
        public AccountLabels {
            labels = Map.copyOf(labels);
        }
    }

    public Policies {
        accounts = List.copyOf(accounts);
        escalations = Map.copyOf(escalations);
        inhibitions = List.copyOf(inhibitions);
        if (flapChanges < 2) {
            throw new IllegalArgumentException("flapping.changes: found " + flapChanges + ", expected 2 or more");
        }
    }

    /** These, with {@code labels} over those that {@code account} has. */
    public Policies with(String account, Map<String, String> labels) {
        List<AccountLabels> all = new ArrayList<>(accounts);
        all.add(new AccountLabels(Glob.of(account), labels));
        return new Policies(all, escalations, inhibitions, flapChanges, flapWindow, ackFor);
    }

    /** Labels of {@code account}, e.g. desk, owner, venue. */
    public Map<String, String> labels(String account) {
        Map<String, String> labels = new TreeMap<>();
        accounts.stream().filter(each -> each.account().matches(account)).forEach(each -> labels.putAll(each.labels()));
        return labels;
    }
}

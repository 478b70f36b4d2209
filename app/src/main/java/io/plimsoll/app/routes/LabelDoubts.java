package io.plimsoll.app.routes;

import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.route.Inhibition;
import io.plimsoll.alerting.route.LabelMatch;
import io.plimsoll.alerting.route.Policies;
import io.plimsoll.alerting.route.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Conditions that never hold or always do, because no alert has the label they ask for; and inhibitions that mute nobody. */
final class LabelDoubts {
    private static final Set<String> OF_ALERTS = Set.of("account", "rule", "kind", "scope", "severity", "symbol");

    private final Set<String> known = new TreeSet<>(OF_ALERTS);
    private final Consumer<String> doubts;

    LabelDoubts(Policies policies, Consumer<String> doubts) {
        this.doubts = doubts;
        policies.accounts().forEach(account -> known.addAll(account.labels().keySet()));
    }

    void of(Route route) {
        route.match().forEach(match -> asked("route " + route.name(), match.label()));
    }

    void of(List<Inhibition> inhibitions) {
        for (int i = 0; i < inhibitions.size(); i++) {
            Inhibition inhibition = inhibitions.get(i);
            String name = "inhibit[" + i + "]";
            List<LabelMatch> conditions = new ArrayList<>(inhibition.when());
            conditions.addAll(inhibition.mute());
            conditions.forEach(match -> asked(name, match.label()));
            inhibition.equal().stream().sorted().forEach(label -> asked(name, label));
            if (Arrays.stream(Severity.values())
                    .filter(severity -> severity != Severity.EMERGENCY)
                    .noneMatch(severity -> mutes(inhibition, severity))) {
                doubts.accept(name + ": mutes no severity but EMERGENCY, which is never inhibited");
            }
        }
    }

    private static boolean mutes(Inhibition inhibition, Severity severity) {
        return LabelMatch.all(
                inhibition.mute().stream()
                        .filter(match -> match.label().equals("severity"))
                        .toList(),
                Map.of("severity", severity.name()));
    }

    private void asked(String by, String label) {
        if (!known.contains(label)) {
            doubts.accept(by + ": label " + label + ", which no account and no alert has; there are "
                    + String.join(", ", known));
        }
    }
}

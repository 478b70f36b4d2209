package io.plimsoll.alerting.route;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * While an alert of an account that fulfils {@code when} is firing, its others that fulfil {@code mute} are not told, if both
 * have the same value of each label in {@code equal}. E.g. a margin ratio that is CRITICAL mutes warnings of the distance to
 * liquidation of the same scope. An EMERGENCY is never muted.
 */
public record Inhibition(List<LabelMatch> when, List<LabelMatch> mute, Set<String> equal) {
    public Inhibition {
        when = List.copyOf(when);
        mute = List.copyOf(mute);
        equal = Set.copyOf(equal);
    }

    /** Whether an alert with labels {@code source} mutes one with labels {@code target}. */
    public boolean mutes(Map<String, String> source, Map<String, String> target) {
        return LabelMatch.all(when, source)
                && LabelMatch.all(mute, target)
                && equal.stream()
                        .allMatch(label -> source.getOrDefault(label, "").equals(target.getOrDefault(label, "")));
    }
}

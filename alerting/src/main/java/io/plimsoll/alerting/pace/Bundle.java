package io.plimsoll.alerting.pace;

import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.group.Digest;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Several notices that become one message.
 *
 * @param id of the notification: follows from recipient, channel and how many bundles there were before
 * @param about see {@link Digest}
 * @param lead most urgent of them, or of the bundle before when there are none
 * @param latest the last notice of each episode, most urgent first, those that are over last
 */
public record Bundle(
        String id,
        Digest.Kind kind,
        String about,
        Instant since,
        Instant until,
        int soFar,
        int paged,
        Slot lead,
        List<Slot> latest) {
    private static final Comparator<Slot> WORST_FIRST = Comparator.comparing(Slot::over)
            .thenComparing(Slot::severity, Comparator.reverseOrder())
            .thenComparing(Slot::urgency)
            .thenComparing(Slot::account)
            .thenComparing(Slot::id);

    public Bundle {
        latest = List.copyOf(latest);
    }

    /** The last notice of each episode of {@code members}, in the order they are told. */
    static List<Slot> latestOf(Iterable<Slot> members) {
        Map<String, Slot> byEpisode = new HashMap<>();
        for (Slot slot : members) {
            byEpisode.merge(slot.alertId(), slot, (a, b) -> a.sequence() >= b.sequence() ? a : b);
        }
        return byEpisode.values().stream().sorted(WORST_FIRST).toList();
    }

    /** Episodes that are not over, by severity. */
    public Map<Severity, Integer> firing() {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        latest.stream().filter(slot -> !slot.over()).forEach(slot -> counts.merge(slot.severity(), 1, Integer::sum));
        return counts;
    }

    /** Episodes that are over. */
    public int passed() {
        return (int) latest.stream().filter(Slot::over).count();
    }
}

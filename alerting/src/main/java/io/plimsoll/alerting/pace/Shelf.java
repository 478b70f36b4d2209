package io.plimsoll.alerting.pace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The notices a line keeps: by group, by episode, and those of a storm that are to be told one by one. One thread. */
final class Shelf {
    private static final Comparator<Slot> MOST_URGENT =
            Comparator.comparing(Slot::urgency).thenComparing(Slot::since).thenComparing(Slot::id);

    private final Map<String, Map<String, Slot>> groups = new LinkedHashMap<>();
    private final Map<String, TreeMap<Integer, Slot>> episodes = new HashMap<>();
    private final TreeSet<Slot> pages = new TreeSet<>(MOST_URGENT);

    /** Keeps {@code slot}, in the place of one about the same event. */
    void add(Slot slot) {
        ofEpisode(slot.alertId()).stream()
                .filter(other -> other.sequence() == slot.sequence())
                .forEach(this::remove);
        groups.computeIfAbsent(slot.group(), group -> new LinkedHashMap<>()).put(slot.id(), slot);
        TreeMap<Integer, Slot> episode = episodes.computeIfAbsent(slot.alertId(), id -> new TreeMap<>());
        episode.values().forEach(pages::remove);
        episode.put(slot.sequence(), slot);
        Slot latest = episode.lastEntry().getValue();
        if (latest.page() && latest.group().equals(Line.STORM)) {
            pages.add(latest);
        }
    }

    void remove(Slot slot) {
        Map<String, Slot> group = groups.get(slot.group());
        if (group != null) {
            group.remove(slot.id());
            if (group.isEmpty()) {
                groups.remove(slot.group());
            }
        }
        pages.remove(slot);
        TreeMap<Integer, Slot> episode = episodes.get(slot.alertId());
        if (episode != null) {
            episode.remove(slot.sequence());
            if (episode.isEmpty()) {
                episodes.remove(slot.alertId());
            }
        }
    }

    /** All of {@code group}, in the order they came. */
    List<Slot> of(String group) {
        return List.copyOf(groups.getOrDefault(group, Map.of()).values());
    }

    /** When {@code group} is told; empty when nothing waits in it. */
    Optional<Instant> dueAt(String group) {
        return groups.getOrDefault(group, Map.of()).values().stream()
                .findFirst()
                .map(Slot::dueAt);
    }

    /** All of an episode, oldest first. */
    List<Slot> ofEpisode(String alertId) {
        TreeMap<Integer, Slot> episode = episodes.get(alertId);
        return episode == null ? List.of() : List.copyOf(episode.values());
    }

    /** Groups in which something waits. */
    List<String> groups() {
        return new ArrayList<>(groups.keySet());
    }

    /** The most urgent of a storm that is to be told by itself. */
    Optional<Slot> nextPage() {
        return pages.isEmpty() ? Optional.empty() : Optional.of(pages.first());
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }
}

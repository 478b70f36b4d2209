package io.plimsoll.alerting.rehearsal;

import io.plimsoll.alerting.episode.Book;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.episode.Flap;
import io.plimsoll.alerting.route.Told;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Episodes of one rehearsal. One thread. */
final class MemoryBook implements Book {
    private final Map<List<String>, Episode> episodes = new LinkedHashMap<>();
    private final Map<String, List<Told>> told = new HashMap<>();
    private final Map<String, Flap> flaps = new HashMap<>();

    MemoryBook(Collection<Episode> known) {
        known.forEach(this::keep);
    }

    @Override
    public Optional<Episode> find(String account, String alertId) {
        return Optional.ofNullable(episodes.get(List.of(account, alertId)));
    }

    @Override
    public List<Episode> of(String account) {
        return episodes.values().stream()
                .filter(episode -> episode.last().account().equals(account))
                .toList();
    }

    @Override
    public void keep(Episode episode) {
        episodes.put(List.of(episode.last().account(), episode.last().alertId()), episode);
    }

    @Override
    public List<Told> told(String alertId) {
        return List.copyOf(told.getOrDefault(alertId, List.of()));
    }

    @Override
    public void addTold(String alertId, Told one) {
        told.computeIfAbsent(alertId, id -> new ArrayList<>()).add(one);
    }

    @Override
    public List<Told> takeTold(String alertId) {
        List<Told> taken = told(alertId);
        told.remove(alertId);
        return taken;
    }

    @Override
    public Optional<Flap> flap(String subject) {
        return Optional.ofNullable(flaps.get(subject));
    }

    @Override
    public void keepFlap(String subject, @Nullable Flap flap) {
        if (flap == null) {
            flaps.remove(subject);
        } else {
            flaps.put(subject, flap);
        }
    }
}

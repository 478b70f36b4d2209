package io.plimsoll.app.desk;

import io.plimsoll.alerting.episode.Episode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The alerts somebody means by an id or its first characters, such as the eight that messages show: the one with exactly that id, open or
 * over; else those open ones whose id begins so. Nobody means one by nothing at all.
 */
public record MeantAlert(List<Episode> candidates) {
    private static final int MOST_LISTED = 10;

    public MeantAlert {
        candidates = List.copyOf(candidates);
    }

    /** Looks for {@code text} among {@code episodes}, in whatever case it is typed. */
    public static MeantAlert of(String text, Collection<Episode> episodes) {
        List<Episode> exact = episodes.stream()
                .filter(episode -> episode.last().alertId().equals(text))
                .toList();
        if (!exact.isEmpty() || text.isEmpty()) {
            return new MeantAlert(exact);
        }
        return new MeantAlert(episodes.stream()
                .filter(episode -> !episode.phase().over())
                .filter(episode -> episode.last().alertId().regionMatches(true, 0, text, 0, text.length()))
                .toList());
    }

    /** Whether it is one alert and no other. */
    public boolean isOne() {
        return candidates.size() == 1;
    }

    /** That one. */
    public Episode one() {
        if (!isOne()) {
            throw new IllegalStateException("found " + candidates.size() + " alerts, expected one");
        }
        return candidates.get(0);
    }

    /** The ids of those it may be, in their order. */
    public String listed() {
        Stream<String> ids = candidates.stream()
                .map(episode -> episode.last().alertId())
                .sorted()
                .limit(MOST_LISTED);
        int more = candidates.size() - MOST_LISTED;
        return ids.collect(Collectors.joining(", ")) + (more > 0 ? " and " + more + " more" : "");
    }
}

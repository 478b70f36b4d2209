package io.plimsoll.alerting.rehearsal;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.AlertLabels;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.episode.Reminders;
import io.plimsoll.alerting.episode.Triage;
import io.plimsoll.alerting.route.Look;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.silence.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An alert that comes in and then stays, unacknowledged: triage, reminders, escalation and
 * the lines of the recipients are those of the topology, only the clock is its own. It assumes that nobody was told anything
 * of late, so no storm and no cap is full, and that what inhibits stays. Immutable.
 */
public final class Rehearsal {
    private final Routes routes;
    private final List<Silence> silences;
    private final List<Episode> episodes;

    /** {@code episodes} that are there already; one of the same alert is left out, as if the alert came in anew. */
    public Rehearsal(Routes routes, Collection<Silence> silences, Collection<Episode> episodes) {
        this.routes = routes;
        this.silences = List.copyOf(silences);
        this.episodes = List.copyOf(episodes);
    }

    /** What becomes of {@code alert} that comes in at {@code at}, {@code within} that time. */
    public Rehearsed of(Alert alert, Instant at, Duration within) {
        Instant end = at.plus(within);
        MemoryBook book = new MemoryBook(episodes.stream()
                .filter(episode -> !episode.last().alertId().equals(alert.alertId()))
                .toList());
        Stage stage = new Stage(routes, at);
        new Triage(() -> routes, () -> silences, book).take(alert, at, stage);
        Reminders reminders = new Reminders(() -> routes, () -> silences, book);
        Instant now = at;
        while (true) {
            Episode episode = book.find(alert.account(), alert.alertId()).orElseThrow();
            Optional<Instant> next = next(episode, stage, now);
            if (next.isEmpty() || next.get().isAfter(end)) {
                break;
            }
            now = next.get();
            stage.advance(now);
            reminders.look(episode, now, stage);
        }
        List<Look> looks = routes.looks(alert);
        List<Telling> told = stage.told().stream()
                .sorted(Comparator.comparing(Telling::at)
                        .thenComparing(Telling::recipient)
                        .thenComparing(Telling::channel))
                .toList();
        return new Rehearsed(
                alert,
                at,
                AlertLabels.of(alert, routes.policies().labels(alert.account())),
                told,
                new Reasons(routes, alert, looks).of(told, stage.untold()),
                looks);
    }

    /** When something may be done next, after {@code now}: a step of the chain, a line, or the end of a silence. */
    private Optional<Instant> next(Episode episode, Stage stage, Instant now) {
        Instant due = episode.dueAt();
        Stream<Instant> own = due == null
                ? Stream.empty()
                : episode.mutedBy() == null ? Stream.of(due) : silences.stream().map(Silence::endsAt);
        return Stream.concat(own, stage.dueAt().stream())
                .filter(each -> each.isAfter(now))
                .min(Instant::compareTo);
    }
}

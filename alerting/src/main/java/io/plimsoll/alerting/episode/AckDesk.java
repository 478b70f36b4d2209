package io.plimsoll.alerting.episode;

import io.plimsoll.alerting.route.Routes;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Acknowledgements: stop every pending step and notification of the episode, until the level rises or they lapse. */
public final class AckDesk {
    private final Supplier<Routes> routes;
    private final Book book;
    private final Reminders reminders;

    /** {@code routes} as they are when asked; {@code reminders} tell when somebody takes an acknowledgement back. */
    public AckDesk(Supplier<Routes> routes, Book book, Reminders reminders) {
        this.routes = routes;
        this.book = book;
        this.reminders = reminders;
    }

    /** Does what {@code request} asks; of what is over, or unknown, nothing. Returns how many episodes it was about. */
    public int take(AckRequest request, Instant now, Effects out) {
        String id = request.alertId();
        List<Episode> meant = id == null
                ? book.of(request.account())
                : book.find(request.account(), id).map(List::of).orElse(List.of());
        int count = 0;
        for (Episode episode : meant) {
            if (episode.open()) {
                take(episode, request, now, out);
                count++;
            }
        }
        return count;
    }

    private void take(Episode episode, AckRequest request, Instant now, Effects out) {
        String by = " by " + request.by() + " via " + request.via();
        if (request.kind() == AckRequest.Kind.UNACK) {
            if (episode.ack() != null) {
                reminders.takenBack(episode, by, now, out);
            }
            return;
        }
        Instant until =
                request.until() == null ? now.plus(routes.get().policies().ackFor()) : request.until();
        if (!until.isAfter(now)) {
            return;
        }
        boolean snooze = request.kind() == AckRequest.Kind.SNOOZE;
        String why = (snooze ? "snoozed" : "acknowledged") + by;
        book.told(episode.last().alertId()).forEach(told -> out.cancel(episode.last(), told, why));
        book.keep(episode.acked(new Ack(request.by(), request.at(), until, snooze))
                .climbs(null)
                .now(snooze ? Phase.SNOOZED : Phase.ACKNOWLEDGED, why, now));
    }
}

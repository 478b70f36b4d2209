package io.plimsoll.alerting.episode;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.StableId;
import io.plimsoll.alerting.episode.Muting.Mute;
import io.plimsoll.alerting.route.Decision.Notify;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.Told;
import io.plimsoll.alerting.silence.Silence;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What time does to an episode: the next escalation step, a silence or acknowledgement that ends while it fires, calm after flapping, another word on what still fires. */
public final class Reminders {
    private final Supplier<Routes> routes;
    private final Muting muting;
    private final Book book;
    private final Climbing climbing;

    /** {@code routes} and {@code silences} as they are when asked. */
    public Reminders(Supplier<Routes> routes, Supplier<? extends Collection<Silence>> silences, Book book) {
        this.routes = routes;
        this.muting = new Muting(silences);
        this.book = book;
        this.climbing = new Climbing(book);
    }

    /** Silences have changed: what may still be told of {@code episode} is withdrawn if one of them is about it. */
    public void silencesChanged(Episode episode, Instant now, Effects out) {
        if (!episode.open() || episode.mutedBy() != null) {
            return;
        }
        muting.of(episode.last(), routes.get().policies(), book, now).ifPresent(mute -> {
            book.told(episode.last().alertId()).forEach(told -> out.cancel(episode.last(), told, mute.reason()));
            book.keep(episode.muted(mute.what()).climbs(null).now(episode.phase(), mute.reason(), now));
        });
    }

    /** Somebody took their acknowledgement back: tells of {@code episode} as of one nobody has in hand. */
    void takenBack(Episode episode, String by, Instant now, Effects out) {
        Episode free = episode.acked(null).now(Phase.FIRING, "acknowledgement taken back" + by, now);
        book.keep(
                free.mutedBy() == null
                        ? remind(free, "acknowledgement taken back" + by + ", still firing", now, out)
                        : free);
    }

    /** Does what is due of {@code episode}, see {@link Episode#dueAt}. */
    public void look(Episode episode, Instant now, Effects out) {
        String mutedBy = episode.mutedBy();
        Ack ack = episode.ack();
        Climb climb = episode.climb();
        Instant repeatAt = episode.repeatAt();
        if (mutedBy != null) {
            Optional<Mute> still = muting.of(episode.last(), routes.get().policies(), book, now);
            if (still.isEmpty()) {
                Episode free = episode.muted(null).climbs(null);
                book.keep(ack == null ? remind(free, mutedBy + " ended, still firing", now, out) : free);
            } else if (!still.get().what().equals(mutedBy)) {
                book.keep(episode.muted(still.get().what()));
            }
        } else if (ack != null && !ack.until().isAfter(now)) {
            String remark = "was " + (ack.snooze() ? "snoozed" : "acked") + " by " + ack.by() + " until " + ack.until()
                    + ", still firing";
            book.keep(remind(episode.acked(null), remark, now, out));
        } else if (climb != null && !climb.nextAt().isAfter(now)) {
            book.keep(climbing.step(episode, climb, routes.get(), now, out));
        } else if (repeatAt != null && !repeatAt.isAfter(now)) {
            repeat(episode, now, out);
        }
    }

    /** The subject has been calm for the window: says how it stands. */
    public void calm(String subject, Flap flap, Instant now, Effects out) {
        book.keepFlap(subject, null);
        if (flap.held() < 1) {
            return;
        }
        book.find(flap.account(), flap.alertId()).ifPresent(episode -> {
            String how = episode.open() ? "still firing" : "resolved";
            String remark = "flapping ended after " + flap.held() + " more changes, " + how;
            if (episode.mutedBy() == null && episode.ack() == null) {
                Episode told = remind(episode, remark, now, out);
                if (episode.open()) {
                    book.keep(told);
                }
            }
        });
    }

    private void repeat(Episode episode, Instant now, Effects out) {
        List<Notify> heard = routes.get().whoFor(episode.last());
        tell(
                episode.last(),
                Repeating.whoAgain(heard, routes.get()),
                "still firing since " + episode.last().raisedAt(),
                now,
                out);
        book.keep(Repeating.after(episode, heard, routes.get(), now));
    }

    private Episode remind(Episode episode, String remark, Instant now, Effects out) {
        Alert alert = episode.last();
        List<Notify> heard = routes.get().whoFor(alert);
        tell(alert, heard, remark, now, out);
        if (heard.isEmpty() || !episode.open()) {
            return episode;
        }
        Episode firing = Repeating.after(episode.now(Phase.FIRING, remark, now), heard, routes.get(), now);
        return firing.climb() == null ? climbing.begin(firing, heard, routes.get(), now) : firing;
    }

    private void tell(Alert alert, List<Notify> heard, String remark, Instant now, Effects out) {
        for (Notify to : heard) {
            String id = StableId.of(
                    "reminder",
                    alert.alertId(),
                    Integer.toString(alert.sequence()),
                    to.recipient(),
                    to.channel(),
                    Long.toString(now.toEpochMilli()));
            out.tell(id, to, alert, remark);
            if (alert.change() != Change.RESOLVED) {
                book.addTold(alert.alertId(), new Told(to.recipient(), to.channel(), to.route()));
            }
        }
    }
}

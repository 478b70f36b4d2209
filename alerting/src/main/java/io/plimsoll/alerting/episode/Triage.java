package io.plimsoll.alerting.episode;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.AlertLabels;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.alert.StableId;
import io.plimsoll.alerting.episode.Muting.Mute;
import io.plimsoll.alerting.pace.Manner;
import io.plimsoll.alerting.route.Decision;
import io.plimsoll.alerting.route.Decision.Notify;
import io.plimsoll.alerting.route.Policies;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.Told;
import io.plimsoll.alerting.silence.Silence;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an alert event means for its episode and for those who should hear of it. In this order: is it new; does it undo an
 * acknowledgement; whom do the routes name; is it inhibited, silenced, in somebody's hands, or flapping. A raise of the level is
 * never kept back by an acknowledgement, and the end never from a program that was told of the alert: an incident it opened would
 * stay open. One thread.
 */
public final class Triage {
    private final Supplier<Routes> routes;
    private final Muting muting;
    private final Book book;
    private final Climbing climbing;

    /** {@code routes} and {@code silences} as they are when asked. */
    public Triage(Supplier<Routes> routes, Supplier<? extends Collection<Silence>> silences, Book book) {
        this.routes = routes;
        this.muting = new Muting(silences);
        this.book = book;
        this.climbing = new Climbing(book);
    }

    /** Takes the next event of an episode. */
    public void take(Alert alert, Instant now, Effects out) {
        Optional<Episode> known = book.find(alert.account(), alert.alertId());
        if (known.isPresent() && known.get().last().sequence() >= alert.sequence()) {
            int newest = known.get().last().sequence();
            out.ignore(
                    alert,
                    (newest == alert.sequence() ? "duplicate" : "out of order") + ": sequence " + alert.sequence()
                            + " after " + newest + " of the episode");
            return;
        }
        Routes today = routes.get();
        Episode episode = known.map(before -> before.hears(alert)).orElseGet(() -> Episode.of(alert, now));
        boolean over = alert.change() == Change.RESOLVED;
        boolean worse = alert.change() == Change.RAISED || alert.change() == Change.ESCALATED;
        String remark = null;
        Ack ack = episode.ack();
        if (ack != null && (worse || over)) {
            remark = "was " + (ack.snooze() ? "snoozed" : "acked") + " by " + ack.by();
            episode = episode.acked(null).now(Phase.PENDING, "the level rose: no longer in hand of " + ack.by(), now);
        }
        List<Decision> decisions = over ? today.decide(alert, book.takeTold(alert.alertId())) : today.decide(alert);
        Optional<Mute> mute = muting.of(alert, today.policies(), book, now);
        Flap.Verdict flap = flap(alert, today.policies(), now);
        boolean told = false;
        if (over && known.isPresent() && Episode.endOf(alert) == Phase.SUPERSEDED) {
            supersede(alert, decisions, out);
        }
        for (Decision decision : decisions) {
            if (decision instanceof Notify to) {
                boolean closesWhatAProgramOpened = over && Manner.isProgram(to.channel());
                String no = closesWhatAProgramOpened ? null : reasonAgainst(episode, mute, flap, today.policies());
                if (no == null) {
                    String more = flap == Flap.Verdict.TELL_AS_FLAPPING ? flapping(today.policies()) : null;
                    out.tell(idOf(alert, to), to, alert, joined(remark, more));
                    told = true;
                    if (!over) {
                        book.addTold(alert.alertId(), new Told(to.recipient(), to.channel(), to.route()));
                    }
                } else {
                    out.suppress(alert, to.recipient(), to.channel(), no);
                }
            } else if (decision instanceof Decision.Suppress no) {
                out.suppress(alert, no.recipient(), no.channel(), no.reason());
            }
        }
        if (over) {
            episode = episode.climbs(null).repeats(null).muted(null).now(Episode.endOf(alert), alert.reason(), now);
        } else {
            String before = told ? null : episode.mutedBy(); // its end is still to be told
            episode = episode.muted(mute.map(Mute::what).orElse(before));
            if (told) {
                Phase phase = episode.climb() == null ? Phase.FIRING : episode.phase();
                episode = episode.now(phase == Phase.PENDING ? Phase.FIRING : phase, alert.reason(), now);
                episode = Repeating.after(episode, decisions, today, now);
            }
            boolean heardAgain = known.isPresent() && known.get().mutedBy() != null;
            if (told && (worse || heardAgain) && episode.climb() == null) {
                episode = climbing.begin(episode, decisions, today, now);
            }
        }
        book.keep(episode);
        if (worse) {
            inhibitOthers(alert, today.policies(), now, out);
        }
    }

    static String idOf(Alert alert, Notify to) {
        return StableId.of(alert.alertId(), Integer.toString(alert.sequence()), to.recipient(), to.channel());
    }

    static @Nullable String joined(@Nullable String one, @Nullable String other) {
        return one == null ? other : other == null ? one : one + "; " + other;
    }

    private static @Nullable String reasonAgainst(
            Episode episode, Optional<Mute> mute, Flap.Verdict flap, Policies policies) {
        if (mute.isPresent()) {
            return mute.get().reason();
        }
        Ack ack = episode.ack();
        if (ack != null) {
            return (ack.snooze() ? "snoozed" : "acknowledged") + " by " + ack.by() + " until " + ack.until();
        }
        return flap == Flap.Verdict.HOLD ? flapping(policies) : null;
    }

    private static String flapping(Policies policies) {
        return "flapping: " + policies.flapChanges() + " changes within " + policies.flapWindow()
                + "; further ones are held until it is calm";
    }

    /** Grave ones count like others, but are told whatever the count. */
    private Flap.Verdict flap(Alert alert, Policies policies, Instant now) {
        String subject = Flap.subjectOf(alert);
        Flap before = book.flap(subject).orElseGet(() -> Flap.calm(alert));
        Flap after = before.after(alert, policies.flapChanges(), policies.flapWindow(), now);
        book.keepFlap(subject, after);
        boolean kept = after.verdict() == Flap.Verdict.HOLD && !alert.gravity().atLeast(Severity.CRITICAL);
        return after.verdict() == Flap.Verdict.HOLD && !kept ? Flap.Verdict.TELL : after.verdict();
    }

    /** The position is gone: a warning that is still on its way would come after the fact. */
    private void supersede(Alert end, List<Decision> decisions, Effects out) {
        for (Decision decision : decisions) {
            if (decision instanceof Notify to) {
                out.cancel(
                        end,
                        new Told(to.recipient(), to.channel(), to.route()),
                        "superseded: " + end.reason() + " at " + end.time());
            }
        }
    }

    private void inhibitOthers(Alert source, Policies policies, Instant now, Effects out) {
        if (policies.inhibitions().isEmpty()) {
            return;
        }
        Map<String, String> ofAccount = policies.labels(source.account());
        for (Episode other : book.of(source.account())) {
            Alert target = other.last();
            if (other.open()
                    && other.mutedBy() == null
                    && !target.alertId().equals(source.alertId())
                    && target.gravity() != Severity.EMERGENCY
                    && Muting.inhibits(source, AlertLabels.of(target, ofAccount), ofAccount, policies)) {
                String why = "inhibited by " + source.severity() + " of rule " + source.ruleId() + ", alert "
                        + source.alertId();
                book.told(target.alertId()).forEach(told -> out.cancel(target, told, why));
                book.keep(other.muted("alert " + source.alertId()).climbs(null).now(other.phase(), why, now));
            }
        }
    }
}

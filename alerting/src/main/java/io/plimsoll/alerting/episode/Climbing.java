package io.plimsoll.alerting.episode;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.StableId;
import io.plimsoll.alerting.route.Decision;
import io.plimsoll.alerting.route.Decision.Notify;
import io.plimsoll.alerting.route.Escalation;
import io.plimsoll.alerting.route.Route;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Escalation while nobody acknowledges: one step after the other, the whole chain again as often as it says. */
final class Climbing {
    private static final Duration PUNCTUAL = Duration.ofSeconds(5);

    private final Book book;

    Climbing(Book book) {
        this.book = book;
    }

    /** The chain of the first route that told and has one, if the alert is grave enough for it. */
    Episode begin(Episode episode, List<? extends Decision> decisions, Routes routes, Instant now) {
        for (Decision decision : decisions) {
            if (decision instanceof Notify to) {
                Optional<Escalation> chain = routes.route(to.route())
                        .map(Route::escalation)
                        .flatMap(name -> Optional.ofNullable(
                                routes.policies().escalations().get(name)))
                        .filter(each -> episode.last().gravity().atLeast(each.from()));
                if (chain.isPresent()) {
                    return episode.climbs(new Climb(
                            chain.get().name(),
                            0,
                            0,
                            now.plus(chain.get().steps().get(0).after())));
                }
            }
        }
        return episode;
    }

    /** Tells those of the step that is due, and says when the next one is. */
    Episode step(Episode episode, Climb climb, Routes routes, Instant now, Effects out) {
        Escalation chain = routes.policies().escalations().get(climb.chain());
        if (chain == null || climb.next() >= chain.steps().size()) {
            return episode.climbs(null).now(episode.phase(), "its escalation chain is gone from the routes file", now);
        }
        int level = climb.next() + 1;
        Alert alert = episode.last();
        String remark = "escalation level " + level + (climb.round() > 0 ? ", repeat " + climb.round() : "")
                + ": not acknowledged";
        for (Notify to : routes.of(alert, chain.steps().get(climb.next()), chain.name())) {
            String id = StableId.of(
                    "escalation",
                    alert.alertId(),
                    Integer.toString(alert.sequence()),
                    to.recipient(),
                    to.channel(),
                    climb.round() + "/" + level);
            out.tell(id, to, alert, remark);
            book.addTold(alert.alertId(), new Told(to.recipient(), to.channel(), to.route()));
        }
        return episode.climbs(after(chain, climb, now)).now(Phase.ESCALATED, remark, now);
    }

    /** The next step counts from when this one was due; from now when that was long ago, so that each leaves its time to answer. */
    private static @Nullable Climb after(Escalation chain, Climb climb, Instant now) {
        boolean last = climb.next() + 1 == chain.steps().size();
        int round = last ? climb.round() + 1 : climb.round();
        if (round > chain.repeats()) {
            return null;
        }
        int next = last ? 0 : climb.next() + 1;
        Instant from = climb.nextAt().plus(PUNCTUAL).isBefore(now) ? now : climb.nextAt();
        return new Climb(
                chain.name(), next, round, from.plus(chain.steps().get(next).after()));
    }
}

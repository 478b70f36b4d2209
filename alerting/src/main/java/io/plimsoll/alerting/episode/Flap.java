package io.plimsoll.alerting.episode;

import io.plimsoll.alerting.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * How restless one subject of one rule is, over its episodes. Six changes in ten minutes: flapping, until ten minutes pass
 * without one.
 *
 * @param changesMs event times of its changes of late, Unix ms
 * @param held changes that were not told since it flaps; -1 while it does not
 * @param account its account
 * @param alertId its newest episode
 * @param calmAt wall time at which it counts as calm if nothing more comes
 */
public record Flap(List<Long> changesMs, int held, String account, String alertId, Instant calmAt) {
    /** What is done about a change. */
    public enum Verdict {
        TELL,
        TELL_AS_FLAPPING,
        HOLD
    }

    public Flap {
        changesMs = List.copyOf(changesMs);
    }

    /** One name for all episodes of a rule on a subject. */
    static String subjectOf(Alert alert) {
        String symbol = alert.symbol() == null ? "" : alert.symbol();
        return String.join("\n", alert.account(), alert.scope(), alert.ruleId(), symbol);
    }

    static Flap calm(Alert alert) {
        return new Flap(List.of(), -1, alert.account(), alert.alertId(), Instant.EPOCH);
    }

    boolean flapping() {
        return held >= 0;
    }

    /** After {@code alert}, with at most {@code most} changes within {@code window}. */
    Flap after(Alert alert, int most, Duration window, Instant now) {
        long at = alert.time().toEpochMilli();
        List<Long> recent = Stream.concat(changesMs.stream(), Stream.of(at))
                .filter(ms -> ms > at - window.toMillis())
                .toList();
        List<Long> kept = recent.size() > most ? recent.subList(recent.size() - most, recent.size()) : recent;
        boolean restless = recent.size() >= most;
        int count = flapping() ? held + 1 : restless ? 0 : -1;
        return new Flap(kept, count, alert.account(), alert.alertId(), now.plus(window));
    }

    Verdict verdict() {
        return held < 0 ? Verdict.TELL : held == 0 ? Verdict.TELL_AS_FLAPPING : Verdict.HOLD;
    }
}

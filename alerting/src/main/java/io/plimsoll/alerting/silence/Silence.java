package io.plimsoll.alerting.silence;

import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.alert.StableId;
import io.plimsoll.alerting.route.LabelMatch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Alerts whose labels fulfil every matcher are not told from {@code startsAt} to before {@code endsAt}. An EMERGENCY is told all the same,
 * unless the silence says {@code emergencies} and somebody other than its author confirmed it.
 *
 * @param matchers at least one
 * @param expired whether it was ended by hand; final
 * @param madeWith name of the API token it was made with; null: not by the API
 */
public record Silence(
        String id,
        List<LabelMatch> matchers,
        Instant startsAt,
        Instant endsAt,
        String author,
        String reason,
        boolean emergencies,
        @Nullable String confirmedBy,
        boolean expired,
        @Nullable String madeWith) {
    /** One that was not made by the API. */
    public Silence(
            String id,
            List<LabelMatch> matchers,
            Instant startsAt,
            Instant endsAt,
            String author,
            String reason,
            boolean emergencies,
            @Nullable String confirmedBy,
            boolean expired) {
        this(id, matchers, startsAt, endsAt, author, reason, emergencies, confirmedBy, expired, null);
    }

    public Silence {
        matchers = List.copyOf(matchers);
        if (matchers.isEmpty()) {
            throw new IllegalArgumentException("silence " + id + ": found no matcher, expected one or more");
        }
        if (!endsAt.isAfter(startsAt)) {
            throw new IllegalArgumentException(
                    "silence " + id + ": found end " + endsAt + ", expected one after its start " + startsAt);
        }
        if (author.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("silence " + id + ": found no author or no reason, expected both");
        }
        if (author.equals(confirmedBy)) {
            throw new IllegalArgumentException(
                    "silence " + id + ": found its author " + author + " as confirmer, expected somebody else");
        }
    }

    /** Id of a silence of {@code author} made at {@code madeAt}: 32 hex digits. */
    public static String idOf(List<LabelMatch> matchers, String author, Instant madeAt) {
        return StableId.of("silence", matchers.toString(), author, madeAt.toString());
    }

    /** Whether it is in force at {@code now}. */
    public boolean active(Instant now) {
        return !expired && !now.isBefore(startsAt) && now.isBefore(endsAt);
    }

    /** Whether at {@code now} it keeps an alert with these labels from being told. */
    public boolean mutes(Map<String, String> labels, Severity gravity, Instant now) {
        boolean grave = gravity == Severity.EMERGENCY;
        return active(now) && (!grave || (emergencies && confirmedBy != null)) && LabelMatch.all(matchers, labels);
    }

    /** This silence, confirmed by {@code person}. */
    public Silence confirmed(String person) {
        return new Silence(id, matchers, startsAt, endsAt, author, reason, emergencies, person, expired, madeWith);
    }

    /** This silence with other matchers. */
    public Silence matching(List<LabelMatch> others) {
        return new Silence(id, others, startsAt, endsAt, author, reason, emergencies, confirmedBy, expired, madeWith);
    }

    /** This silence, ended by hand. */
    public Silence ended() {
        return new Silence(id, matchers, startsAt, endsAt, author, reason, emergencies, confirmedBy, true, madeWith);
    }
}

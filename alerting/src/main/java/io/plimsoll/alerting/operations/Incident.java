package io.plimsoll.alerting.operations;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Evidence;
import io.plimsoll.alerting.alert.StableId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that is wrong with alerting, from the first report of it until no process holds to it any more: one alert, however
 * many processes see it. Immutable.
 *
 * @param raised the alert event that said so
 * @param words what each process last said
 */
public record Incident(Condition condition, String subject, Alert raised, Map<String, Word> words) {
    private static final String VERSION = "1";

    /** What a process last said. @param occurrences how often it has seen it */
    public record Word(Instant holdsUntil, long occurrences) {}

    public Incident {
        words = Map.copyOf(words);
    }

    /** The one that {@code first} makes known; {@code cause} is the record it came in. */
    public static Incident of(Report first, Alert.Cause cause) {
        Condition condition = first.condition();
        Alert raised = new Alert(
                StableId.of(
                        "operations",
                        condition.name(),
                        first.subject(),
                        first.reporter(),
                        first.since().toString()),
                0,
                Change.RAISED,
                condition.severity(),
                null,
                condition.ruleId(),
                Operations.KIND,
                VERSION,
                Operations.ACCOUNT,
                condition.scope(first.subject()),
                null,
                null,
                null,
                first.since(),
                first.since(),
                Wording.begun(condition, first.subject(), first.detail()),
                "CONDITION_SEEN",
                Evidence.none(),
                List.of(),
                List.of(),
                cause);
        return new Incident(condition, first.subject(), raised, Map.of(first.reporter(), word(first)));
    }

    /** This after one more word of a process. */
    public Incident hears(Report report) {
        Map<String, Word> all = new TreeMap<>(words);
        all.put(report.reporter(), word(report));
        return new Incident(condition, subject, raised, all);
    }

    private static Word word(Report report) {
        return new Word(report.holdsUntil(), report.occurrences());
    }

    /** Whether no process holds to it at {@code now}. */
    public boolean overAt(Instant now) {
        return words.values().stream().noneMatch(word -> word.holdsUntil().isAfter(now));
    }

    /** The alert event that says so. */
    public Alert end(Instant now) {
        long times = words.values().stream().mapToLong(Word::occurrences).sum();
        return new Alert(
                raised.alertId(),
                raised.sequence() + 1,
                Change.RESOLVED,
                null,
                raised.severity(),
                raised.ruleId(),
                raised.ruleKind(),
                raised.ruleVersion(),
                raised.account(),
                raised.scope(),
                null,
                null,
                null,
                now,
                raised.raisedAt(),
                Wording.over(condition, subject, times),
                "CONDITION_OVER",
                raised.evidence(),
                List.of(),
                List.of(),
                raised.cause());
    }
}

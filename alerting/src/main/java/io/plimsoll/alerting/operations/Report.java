package io.plimsoll.alerting.operations;

import java.time.Instant;

/**
 * One process's word that something is wrong with alerting.
 *
 * @param reporter the process, e.g. {@code risk-2:4711}
 * @param subject with what it is wrong, see {@link Condition}
 * @param detail what was seen, in words, without secrets
 * @param since when this process saw it first
 * @param holdsUntil not believed any longer unless it is said again; {@code since} itself: it is over
 * @param occurrences how often this process has seen it since, ≥ 1
 */
public record Report(
        String reporter,
        Condition condition,
        String subject,
        String detail,
        Instant since,
        Instant holdsUntil,
        long occurrences) {
    public Report {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("report of " + condition + ": subject is blank, expected a name");
        }
        if (occurrences < 1) {
            throw new IllegalArgumentException(
                    "report of " + condition + ": occurrences is " + occurrences + ", expected 1 or more");
        }
    }

    /** Whether it says that it is over. */
    public boolean over() {
        return !holdsUntil.isAfter(since);
    }
}

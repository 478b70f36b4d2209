package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.alert.Severity;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long and how often.
 *
 * @param firstDelay before the second attempt; doubles with each further one
 * @param maxDelay longest delay
 * @param deadlines by severity, from the decision on; after it nothing is sent
 * @param circuitPatience how long a channel may be broken before those who have another are told by that, > 0
 * @param receiptWithin how long a sink that reports arrival may take to do so before the next channel is tried, > 0; as long may a
 *     channel put off what is CRITICAL or above, and five times as long what is less
 */
public record RetryPolicy(
        Duration firstDelay,
        Duration maxDelay,
        Map<Severity, Duration> deadlines,
        Duration circuitPatience,
        Duration receiptWithin) {
    private static final Duration DEFAULT_CIRCUIT_PATIENCE = Duration.ofSeconds(60);
    private static final Duration DEFAULT_RECEIPT_WITHIN = Duration.ofMinutes(2);
    private static final int LESS_URGENT = 5;

    /** With 60 s of patience for a broken channel, and 2 min for a receipt. */
    public RetryPolicy(Duration firstDelay, Duration maxDelay, Map<Severity, Duration> deadlines) {
        this(firstDelay, maxDelay, deadlines, DEFAULT_CIRCUIT_PATIENCE, DEFAULT_RECEIPT_WITHIN);
    }

    public RetryPolicy {
        deadlines = new EnumMap<>(deadlines);
        for (Severity severity : Severity.values()) {
            if (!deadlines.containsKey(severity)) {
                throw new IllegalArgumentException("deadlines: found none for " + severity + ", expected one for each");
            }
        }
        if (circuitPatience.toMillis() < 1 || receiptWithin.toMillis() < 1) {
            throw new IllegalArgumentException("fallback: found circuitPatience " + circuitPatience + ", receiptWithin "
                    + receiptWithin + ", expected 1 ms or more each");
        }
        if (firstDelay.toMillis() < 1 || maxDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException(
                    "delays: found " + firstDelay + " to " + maxDelay + ", expected 1 ms or more, rising");
        }
    }

    /** For those without settings: 2 s doubling to 5 min (the settings' defaults are 1 s and 60 s); a day for CRITICAL and above, 6 h for WARNING, 1 h for INFO. */
    public static RetryPolicy defaults() {
        return new RetryPolicy(
                Duration.ofSeconds(2),
                Duration.ofMinutes(5),
                Map.of(
                        Severity.INFO, Duration.ofHours(1),
                        Severity.WARNING, Duration.ofHours(6),
                        Severity.CRITICAL, Duration.ofDays(1),
                        Severity.EMERGENCY, Duration.ofDays(1)));
    }

    /** How long a channel may answer "later", or not at all, before the recipient's next one is tried. */
    Duration patience(Severity severity) {
        return severity.atLeast(Severity.CRITICAL) ? receiptWithin : receiptWithin.multipliedBy(LESS_URGENT);
    }

    Duration deadline(Severity severity) {
        Duration deadline = deadlines.get(severity);
        if (deadline == null) {
            throw new IllegalStateException("no deadline for " + severity);
        }
        return deadline;
    }
}

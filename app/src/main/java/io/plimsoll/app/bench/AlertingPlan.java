package io.plimsoll.app.bench;

import java.time.Duration;

/**
 * What {@code bench alerting} is run with.
 *
 * @param alerts alerts of the storm, each of an account of its own, >= 10
 * @param over time in which they are raised, >= 1 s
 * @param update between two messages to a human about the storm, >= 1 s
 * @param partitions partitions of the account topics, >= 1
 * @param seed of everything that is drawn
 */
public record AlertingPlan(int alerts, Duration over, Duration update, int partitions, long seed) {
    /** Checks the ranges. */
    public AlertingPlan {
        if (alerts < 10 || over.toMillis() < 1_000 || update.toMillis() < 1_000 || partitions < 1) {
            throw new IllegalArgumentException("alerting: found " + alerts + " alerts in " + over + ", updates each "
                    + update + ", " + partitions + " partitions, expected at least 10, 1 s, 1 s and 1");
        }
    }
}

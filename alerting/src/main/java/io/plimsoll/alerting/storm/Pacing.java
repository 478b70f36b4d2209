package io.plimsoll.alerting.storm;

import io.plimsoll.alerting.alert.Severity;
import java.time.Duration;

/**
 * How many messages a recipient can stand on one channel. More than {@code perMinute} within a minute is a storm: then there
 * is one notice, an update each {@code update}, and of the grave alerts at most {@code pages} a minute one by one, the most
 * urgent first; half of those, rounded down, are kept for EMERGENCY.
 *
 * @param perMinute messages within a minute before it is a storm, ≥ 1
 * @param pages grave alerts told one by one within a minute of a storm, ≥ 0
 * @param perHour messages within an hour; more of them below CRITICAL wait for a digest; ≥ 1
 * @param update between two messages about a storm, > 0
 */
public record Pacing(int perMinute, int pages, int perHour, Duration update) {
    /** No bound. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    /** A storm from the 31st message within a minute on, ten pages a minute in it, no bound on an hour. */
    public static final Pacing DEFAULT = new Pacing(30, 10, UNBOUNDED, Duration.ofMinutes(1));

    /** Everything at once, one by one: for programs. */
    public static final Pacing STRAIGHT = new Pacing(UNBOUNDED, 0, UNBOUNDED, Duration.ofMinutes(1));

    public Pacing {
        if (perMinute < 1 || pages < 0 || perHour < 1 || update.isNegative() || update.isZero()) {
            throw new IllegalArgumentException("pacing: found " + perMinute + " a minute, " + pages + " pages, "
                    + perHour + " an hour, updates each " + update + ", expected 1, 0, 1 or more and a time above 0");
        }
    }

    /** Pages within a minute after which one of {@code severity} has to wait. */
    public int pagesFor(Severity severity) {
        return severity == Severity.EMERGENCY ? pages : (pages + 1) / 2;
    }
}

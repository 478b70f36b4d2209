package io.plimsoll.alerting.pace;

import java.time.Duration;
import java.util.Optional;

/**
 * How old news may be. With 5 min and 6 h: a WARNING that waited for 10 min in a backlog is sent and marked late with its age, one
 * of seven hours ago is not sent and recorded; a CRITICAL is always sent, as late. Age counts from the broker's time of the
 * alert to the decision; what then waits that long for its channel is late too.
 *
 * @param lateAfter older is told as late, > 0
 * @param dropAfter older is not told, unless CRITICAL or above; ≥ {@code lateAfter}
 */
public record Freshness(Duration lateAfter, Duration dropAfter) {
    /** Late after 5 minutes, dropped after 6 hours. */
    public static final Freshness DEFAULT = new Freshness(Duration.ofMinutes(5), Duration.ofHours(6));

    public Freshness {
        if (lateAfter.isNegative() || lateAfter.isZero() || dropAfter.compareTo(lateAfter) < 0) {
            throw new IllegalArgumentException("freshness: found late after " + lateAfter + ", dropped after "
                    + dropAfter + ", expected rising times above 0");
        }
    }

    /** The same, dropped after {@code age}. */
    Freshness dropping(Duration age) {
        return new Freshness(lateAfter, age.compareTo(lateAfter) < 0 ? lateAfter : age);
    }

    /** {@code LATE by 12 min}, when news of that {@code age} is late. */
    public Optional<String> lateness(Duration age) {
        return age.compareTo(lateAfter) > 0 ? Optional.of("LATE by " + Spoken.age(age)) : Optional.empty();
    }
}

package io.plimsoll.alerting.notify;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * How a reader writes numbers and times: 104582.41 is {@code 104,582.41} in English, {@code 104.582,41} in German.
 *
 * @param locale of marks and grouping; {@link Locale#ROOT}: a point, no grouping
 * @param zone of times, beside which UTC stands
 */
public record Conventions(Locale locale, ZoneId zone) {
    /** English marks, times in UTC. */
    public static final Conventions DEFAULT = new Conventions(Locale.ENGLISH, ZoneOffset.UTC);

    /** For programs: plain decimals, times in UTC. */
    public static final Conventions PLAIN = new Conventions(Locale.ROOT, ZoneOffset.UTC);
}

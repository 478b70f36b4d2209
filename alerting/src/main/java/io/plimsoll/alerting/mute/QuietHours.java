package io.plimsoll.alerting.mute;

import io.plimsoll.alerting.alert.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Hours of every day in which only grave news may disturb, by the clock on the recipient's wall. 22:00 to 07:00 in Berlin
 * lasts nine hours, in the night to 29 March 2026 eight and in the night to 25 October 2026 ten. A time the clocks skip counts
 * as the moment as long after the skip; of a time they show twice the first counts.
 *
 * @param from first quiet minute
 * @param to first minute that is not quiet any more; before {@code from}: on the next day
 * @param override lowest severity that is told at once all the same
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone, Severity override) {
    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException(
                    "quiet hours: found " + from + " to " + to + ", expected two different times of day");
        }
    }

    /** The end of the quiet hours that {@code now} is in; empty outside of them. */
    public Optional<Instant> endOf(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        for (LocalDate began : new LocalDate[] {today.minusDays(1), today}) {
            Instant start = ZonedDateTime.of(began, from, zone).toInstant();
            LocalDate ends = to.isAfter(from) ? began : began.plusDays(1);
            Instant end = ZonedDateTime.of(ends, to, zone).toInstant();
            if (!now.isBefore(start) && now.isBefore(end)) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    /** Until when news of {@code severity} has to wait; empty: it need not. */
    public Optional<Instant> holds(Severity severity, Instant now) {
        return severity.atLeast(override) ? Optional.empty() : endOf(now);
    }
}

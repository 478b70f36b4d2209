package io.plimsoll.alerting.mute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.alerting.alert.Severity;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
    private static QuietHours nightIn(String zone) {
        return new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of(zone), Severity.CRITICAL);
    }

    @Test
    void aNightEndsInTheMorningByTheRecipientsOwnClock() {
        assertThat(nightIn("Europe/Berlin").endOf(Instant.parse("2026-01-10T21:00:00Z")))
                .contains(Instant.parse("2026-01-11T06:00:00Z"));
        assertThat(nightIn("America/New_York").endOf(Instant.parse("2026-01-11T03:00:00Z")))
                .contains(Instant.parse("2026-01-11T12:00:00Z"));
        assertThat(nightIn("Asia/Kolkata").endOf(Instant.parse("2026-01-10T16:30:00Z")))
                .contains(Instant.parse("2026-01-11T01:30:00Z"));
    }

    @Test
    void theFirstMinuteIsQuietAndTheLastIsNot() {
        QuietHours night = nightIn("Europe/Berlin");

        assertThat(night.endOf(Instant.parse("2026-01-10T20:59:59.999Z"))).isEmpty();
        assertThat(night.endOf(Instant.parse("2026-01-10T21:00:00Z"))).isPresent();
        assertThat(night.endOf(Instant.parse("2026-01-11T05:59:59.999Z"))).isPresent();
        assertThat(night.endOf(Instant.parse("2026-01-11T06:00:00Z"))).isEmpty();
    }

    @Test
    void aNightIsAnHourShorterOrLongerWhenTheClocksChange() {
        QuietHours night = nightIn("Europe/Berlin");

        assertThat(night.endOf(Instant.parse("2026-03-28T21:30:00Z"))).contains(Instant.parse("2026-03-29T05:00:00Z"));
        assertThat(night.endOf(Instant.parse("2026-10-24T20:30:00Z"))).contains(Instant.parse("2026-10-25T06:00:00Z"));
    }

    @Test
    void anEndTheClocksSkipIsAsLongAfterTheSkip() {
        var night =
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"), Severity.CRITICAL);

        assertThat(night.endOf(Instant.parse("2026-03-28T23:00:00Z"))).contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void ofAnEndTheClocksShowTwiceTheFirstCounts() {
        var night =
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"), Severity.CRITICAL);

        assertThat(night.endOf(Instant.parse("2026-10-25T00:29:00Z"))).contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(night.endOf(Instant.parse("2026-10-25T01:00:00Z"))).isEmpty();
    }

    @Test
    void hoursWithinOneDayStayWithinIt() {
        var noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0), ZoneId.of("UTC"), Severity.EMERGENCY);

        assertThat(noon.endOf(Instant.parse("2026-01-10T12:30:00Z"))).contains(Instant.parse("2026-01-10T13:00:00Z"));
        assertThat(noon.endOf(Instant.parse("2026-01-10T13:30:00Z"))).isEmpty();
    }

    @Test
    void onlyWhatIsBelowTheOverrideWaits() {
        Instant midnight = Instant.parse("2026-01-10T23:00:00Z");

        assertThat(nightIn("Europe/Berlin").holds(Severity.WARNING, midnight)).isPresent();
        assertThat(nightIn("Europe/Berlin").holds(Severity.CRITICAL, midnight)).isEmpty();
    }

    @Test
    void hoursWithoutLengthAreRefused() {
        assertThatThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON, ZoneId.of("UTC"), Severity.CRITICAL))
                .hasMessage("quiet hours: found 12:00 to 12:00, expected two different times of day");
    }
}

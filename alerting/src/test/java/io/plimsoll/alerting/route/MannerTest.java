package io.plimsoll.alerting.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.group.Grouping;
import io.plimsoll.alerting.mute.QuietHours;
import io.plimsoll.alerting.notify.Conventions;
import io.plimsoll.alerting.pace.Freshness;
import io.plimsoll.alerting.pace.Manner;
import io.plimsoll.alerting.storm.Pacing;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MannerTest {
    private static Manner mannerOf(String keys) {
        return RoutesFile.parse(
                        "r",
                        "{recipients: {ann: {email: a@b.c" + keys + "}}, routes: [{name: all, recipients: [ann]}]}")
                .recipient("ann")
                .orElseThrow()
                .manner();
    }

    @Test
    void whoSaysNothingIsToldOneByOneUnlessItIsAStorm() {
        assertThat(mannerOf("")).isEqualTo(Manner.DEFAULT);
    }

    @Test
    void everyWishIsRead() {
        assertThat(
                        mannerOf(
                                ", quietHours: {from: '22:00', to: '07:00', zone: Europe/Berlin, override: EMERGENCY},"
                                        + " group: {by: [desk, rule], wait: PT30S, interval: PT5M},"
                                        + " pace: {perMinute: 20, pages: 4, perHour: 200, update: PT2M}, late: {after: PT1M, drop: PT1H}"))
                .isEqualTo(new Manner(
                        new Grouping(List.of("desk", "rule"), Duration.ofSeconds(30), Duration.ofMinutes(5)),
                        Optional.of(new QuietHours(
                                LocalTime.of(22, 0),
                                LocalTime.of(7, 0),
                                ZoneId.of("Europe/Berlin"),
                                Severity.EMERGENCY)),
                        new Pacing(20, 4, 200, Duration.ofMinutes(2)),
                        new Freshness(Duration.ofMinutes(1), Duration.ofHours(1))));
    }

    @Test
    void criticalPassesQuietHoursUnlessToldOtherwise() {
        assertThat(mannerOf(", quietHours: {from: '22:00', to: '07:00', zone: UTC}")
                        .quietHours()
                        .orElseThrow()
                        .override())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void everyFaultIsToldWithItsPlace() {
        assertThatThrownBy(() -> mannerOf(", quietHours: {from: '22:00', to: '07:00', zone: Europe/Atlantis},"
                        + " group: {wait: soon}, pace: {perMinute: 0}, late: {afterwards: PT1M}"))
                .hasMessageContaining(
                        "r: recipients.ann.quietHours: zone: found \"Europe/Atlantis\", expected a zone such as Europe/Berlin")
                .hasMessageContaining("r: recipients.ann.group: wait: found \"soon\", expected a time such as PT30S")
                .hasMessageContaining("r: recipients.ann.pace: perMinute: found 0, expected a whole number, 1 or more")
                .hasMessageContaining("r: recipients.ann.late.afterwards: unknown key, expected one of [after, drop]");
    }

    @Test
    void aTimeOfDayAndAPaceThatAreNoneAreToldAsTheyWereWritten() {
        assertThatThrownBy(() -> mannerOf(", quietHours: {from: '25:00', to: '07:00', zone: UTC}, pace: {pages: -1}"))
                .hasMessageContaining(
                        "r: recipients.ann.quietHours: from: found \"25:00\", expected a time such as \"22:00\"")
                .hasMessageContaining("r: recipients.ann.pace: pages: found -1, expected a whole number, 0 or more");
        assertThatThrownBy(() -> mannerOf(", pace: {update: PT0S}"))
                .hasMessageContaining(
                        "r: recipients.ann.pace: update: found PT0S, expected a time above zero such as PT1M");
    }

    private static Conventions conventionsOf(String keys, String channel) {
        return RoutesFile.parse(
                        "r",
                        "{recipients: {ann: {email: a@b.c" + keys + "}}, routes: [{name: all, recipients: [ann]}]}")
                .recipient("ann")
                .orElseThrow()
                .conventionsOn(channel);
    }

    @Test
    void numbersAndTimesAreWrittenAsTheRecipientDoesAndPlainlyToPrograms() {
        assertThat(conventionsOf("", "email")).isEqualTo(Conventions.DEFAULT);
        assertThat(conventionsOf(", locale: de-DE, zone: Europe/Berlin", "email"))
                .isEqualTo(new Conventions(Locale.GERMANY, ZoneId.of("Europe/Berlin")));
        assertThat(conventionsOf(", locale: de-DE, zone: Europe/Berlin", "webhook"))
                .isEqualTo(Conventions.PLAIN);
    }

    @Test
    void aLocaleOrZoneNobodyHasIsRefused() {
        assertThatThrownBy(() -> conventionsOf(", locale: klingon, zone: Europe/Atlantis", "email"))
                .hasMessageContaining(
                        "r: recipients.ann.locale: found \"klingon\", expected a language and country such as de-DE")
                .hasMessageContaining(
                        "r: recipients.ann.zone: found \"Europe/Atlantis\", expected a zone such as Europe/Berlin");
    }
}

package io.plimsoll.alerting.pace;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.group.Grouping;
import io.plimsoll.alerting.mute.QuietHours;
import io.plimsoll.alerting.storm.Pacing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineTest {
    private static final Grouping BY_DESK =
            new Grouping(List.of("desk"), Duration.ofSeconds(30), Duration.ofMinutes(5));

    private static Manner grouped() {
        return new Manner(BY_DESK, Optional.empty(), Pacing.DEFAULT, Freshness.DEFAULT);
    }

    private static Manner stormAfter(int perMinute, int pages) {
        return new Manner(
                Grouping.NONE,
                Optional.empty(),
                new Pacing(perMinute, pages, Pacing.UNBOUNDED, Duration.ofMinutes(1)),
                Freshness.DEFAULT);
    }

    private static Manner quietAtNight() {
        var night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("UTC"), Severity.CRITICAL);
        return new Manner(Grouping.NONE, Optional.of(night), Pacing.DEFAULT, Freshness.DEFAULT);
    }

    @Test
    void withoutGroupingEachAlertIsToldAtOnce() {
        var desk = new Desk(Manner.DEFAULT);

        desk.raise("a", Severity.WARNING);
        desk.raise("b", Severity.CRITICAL);

        assertThat(desk.done).containsExactly("tell a/0", "tell b/0");
        assertThat(desk.dueAt()).isEqualTo(Instant.MAX);
    }

    @Test
    void toProgramsNothingIsTooOld() {
        var people = new Desk(Manner.DEFAULT.on("email"));
        var program = new Desk(Manner.DEFAULT.on("pagerduty"));
        var end = anAlert()
                .id("a")
                .change(1, Change.RESOLVED, Severity.WARNING, null)
                .build();

        people.takeOld(end, Duration.ofHours(7));
        program.takeOld(end, Duration.ofHours(7));

        assertThat(people.done).isEmpty();
        assertThat(program.done).containsExactly("tell a/1 (LATE by 7 h)");
    }

    @Test
    void aReminderOfWhatIsHeldTakesItsPlace() {
        var desk = new Desk(quietAtNight());
        desk.now = Instant.parse("2026-01-01T22:30:00Z");
        var raised = anAlert().id("a").raised(Severity.WARNING).build();
        desk.take(raised);
        desk.pass(Duration.ofHours(4));
        desk.remind(raised, "reminder");
        desk.restart();

        assertThat(desk.store).containsOnlyKeys("reminder");
        assertThat(desk.ends.get("a/0"))
                .containsExactly(
                        "said again before it was told: a later notification of the same event takes its place");

        desk.cancel("a", "acknowledged");
        desk.pass(Duration.ofHours(6));
        assertThat(desk.done).isEmpty();
        assertThat(desk.store).isEmpty();
    }

    @Test
    void warningsOfOneGroupBecomeOneMessageAndACriticalDoesNotWait() {
        var desk = new Desk(grouped());

        desk.raise("a", Severity.WARNING);
        desk.pass(Duration.ofSeconds(20));
        desk.raise("b", Severity.WARNING);
        desk.raise("c", Severity.CRITICAL);
        assertThat(desk.done).containsExactly("tell c/0");
        desk.pass(Duration.ofSeconds(10));

        assertThat(desk.done).containsExactly("tell c/0", "GROUPED {WARNING=2} passed 0");
        assertThat(desk.bundles.get(0).about()).isEqualTo("desk=7");
        assertThat(desk.ends.get("a/0"))
                .containsExactly("in digest " + desk.bundles.get(0).id() + " (GROUPED)");
        assertThat(desk.store).isEmpty();
    }

    @Test
    void oneThatWaitedAloneIsToldByItself() {
        var desk = new Desk(grouped());

        desk.raise("a", Severity.WARNING);
        desk.pass(Duration.ofSeconds(30));

        assertThat(desk.done).containsExactly("tell a/0");
    }

    @Test
    void theNextMessageOfAGroupWaitsForTheIntervalAlsoAfterARestart() {
        var desk = new Desk(grouped());
        desk.raise("a", Severity.WARNING);
        desk.pass(Duration.ofSeconds(30));
        desk.restart();

        desk.raise("b", Severity.WARNING);
        desk.restart();
        desk.pass(Duration.ofSeconds(299));
        assertThat(desk.done).containsExactly("tell a/0");
        desk.pass(Duration.ofSeconds(1));

        assertThat(desk.done).containsExactly("tell a/0", "tell b/0");
    }

    @Test
    void whatGetsWorseWhileItWaitsIsToldAtOnceAndOnlyOnce() {
        var desk = new Desk(grouped());
        desk.raise("a", Severity.WARNING);

        desk.take(anAlert()
                .id("a")
                .account("a")
                .change(1, Change.ESCALATED, Severity.WARNING, Severity.EMERGENCY)
                .build());
        desk.pass(Duration.ofMinutes(1));

        assertThat(desk.done).containsExactly("tell a/1");
        assertThat(desk.ends.get("a/0")).containsExactly("superseded by event 1 of the alert, told by itself");
    }

    @Test
    void theEndOfAnEpisodeDoesNotOvertakeItsBeginning() {
        var desk = new Desk(grouped());
        desk.raise("a", Severity.WARNING);

        desk.resolve("a", 1, Severity.WARNING);
        desk.pass(Duration.ofMinutes(1));

        assertThat(desk.done).containsExactly("GROUPED {} passed 1");
    }

    @Test
    void anAcknowledgementEndsWhatIsHeld() {
        var desk = new Desk(grouped());
        desk.raise("a", Severity.WARNING);

        desk.cancel("a", "acknowledged by ann");
        desk.pass(Duration.ofMinutes(1));

        assertThat(desk.done).isEmpty();
        assertThat(desk.ends.get("a/0")).containsExactly("acknowledged by ann");
    }

    @Test
    void aStormIsOneNoticeThenPagesUpToTheCapThenASummary() {
        var desk = new Desk(stormAfter(5, 4));
        for (int i = 0; i < 50; i++) {
            desk.take(anAlert()
                    .id("a" + i)
                    .account("a" + i)
                    .distance(0.10 - 0.001 * i)
                    .raised(i < 40 ? Severity.CRITICAL : Severity.EMERGENCY)
                    .build());
        }
        desk.pass(Duration.ofSeconds(2));

        assertThat(desk.done)
                .containsExactly(
                        "tell a0/0",
                        "tell a1/0",
                        "tell a2/0",
                        "tell a3/0",
                        "tell a4/0", // before it was a storm
                        "tell a49/0",
                        "tell a48/0",
                        "tell a47/0",
                        "tell a46/0", // the most urgent
                        "STORM_BEGAN " + desk.bundles.get(0).firing() + " passed 0");
        assertThat(desk.bundles.get(0).firing()).isEqualTo(Map.of(Severity.CRITICAL, 35, Severity.EMERGENCY, 6));
        assertThat(desk.bundles.get(0).latest().get(0).account()).isEqualTo("a45");
        assertThat(desk.bundles.get(0).soFar()).isEqualTo(45);
        assertThat(desk.bundles.get(0).paged()).isEqualTo(4);

        desk.restart();
        desk.pass(Duration.ofSeconds(60));

        assertThat(desk.bundles)
                .extracting(Bundle::kind)
                .containsExactly(Digest.Kind.STORM_BEGAN, Digest.Kind.STORM_ENDED);
        assertThat(desk.bundles.get(1).lead().account()).isEqualTo("a45");
        assertThat(desk.store).isEmpty();
        assertThat(desk.dueAt()).isEqualTo(Instant.MAX);
    }

    @Test
    void halfOfThePagesAreKeptForEmergencies() {
        var desk = new Desk(stormAfter(1, 4));
        desk.raise("first", Severity.WARNING);
        for (int i = 0; i < 10; i++) {
            desk.raise("c" + i, Severity.CRITICAL);
        }
        desk.pass(Duration.ofSeconds(1));
        assertThat(desk.done).hasSize(3);

        desk.raise("e", Severity.EMERGENCY);
        desk.pass(Duration.ofSeconds(1));

        assertThat(desk.done).contains("tell e/0");
    }

    @Test
    void theHourlyCapHoldsWhatIsNotGrave() {
        var desk = new Desk(new Manner(
                Grouping.NONE, Optional.empty(), new Pacing(10, 2, 2, Duration.ofMinutes(1)), Freshness.DEFAULT));
        desk.raise("a", Severity.WARNING);
        desk.raise("b", Severity.WARNING);
        desk.raise("c", Severity.WARNING);
        desk.raise("d", Severity.WARNING);
        desk.raise("e", Severity.CRITICAL);
        assertThat(desk.done).containsExactly("tell a/0", "tell b/0", "tell e/0");

        desk.pass(Duration.ofMinutes(60));

        assertThat(desk.done).endsWith("HOURLY_CAP {WARNING=2} passed 0").hasSize(4);
    }

    @Test
    void quietHoursHoldAWarningUntilTheirEnd() {
        var desk = new Desk(quietAtNight());
        desk.now = Instant.parse("2026-01-01T23:00:00Z");
        desk.raise("stays", Severity.WARNING);
        desk.raise("stays-too", Severity.WARNING);
        desk.raise("passes", Severity.WARNING);
        desk.raise("grave", Severity.EMERGENCY);
        desk.pass(Duration.ofHours(1));
        desk.resolve("passes", 1, Severity.WARNING);
        assertThat(desk.done).containsExactly("tell grave/0");

        desk.restart();
        desk.pass(Duration.ofHours(7));

        assertThat(desk.done).containsExactly("tell grave/0", "QUIET_HOURS_ENDED {WARNING=2} passed 1");
        assertThat(desk.now).isEqualTo(Instant.parse("2026-01-02T07:00:00Z"));
    }

    @Test
    void aSingleWarningOfTheNightSaysHowLongItWasHeld() {
        var desk = new Desk(quietAtNight());
        desk.now = Instant.parse("2026-01-01T23:00:00Z");
        desk.raise("a", Severity.WARNING);

        desk.pass(Duration.ofHours(8));

        assertThat(desk.done).containsExactly("tell a/0 (held 8 h for quiet hours)");
    }

    @Test
    void whatWaitsForItsGroupWhenTheNightBeginsWaitsForTheMorning() {
        var night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("UTC"), Severity.CRITICAL);
        var desk = new Desk(new Manner(BY_DESK, Optional.of(night), Pacing.DEFAULT, Freshness.DEFAULT));
        desk.now = Instant.parse("2026-01-01T21:59:50Z");
        desk.raise("a", Severity.WARNING);
        desk.raise("b", Severity.WARNING);

        desk.pass(Duration.ofHours(9));
        assertThat(desk.done).isEmpty();
        desk.pass(Duration.ofSeconds(10));

        assertThat(desk.done).containsExactly("QUIET_HOURS_ENDED {WARNING=2} passed 0");
    }

    @Test
    void oldNewsIsMarkedLateOrDroppedWithItsReasonAndNeverToldAsNew() {
        var desk = new Desk(Manner.DEFAULT);

        desk.takeOld(anAlert().id("a").account("a").raised(Severity.WARNING).build(), Duration.ofSeconds(750));
        desk.takeOld(anAlert().id("b").account("b").raised(Severity.WARNING).build(), Duration.ofHours(7));
        desk.takeOld(anAlert().id("c").account("c").raised(Severity.CRITICAL).build(), Duration.ofHours(7));

        assertThat(desk.done).containsExactly("tell a/0 (LATE by 12 min 30 s)", "tell c/0 (LATE by 7 h)");
        assertThat(desk.ends.get("b/0")).containsExactly("stale: 7 h old, expected at most 6 h");
    }

    @Test
    void programsGetEverythingOneByOne() {
        var desk = new Desk(stormAfter(1, 0).on("webhook"));

        for (int i = 0; i < 100; i++) {
            desk.raise("a" + i, Severity.WARNING);
        }

        assertThat(desk.done).hasSize(100);
    }
}

package io.plimsoll.alerting.kafka;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.dispatch.Intent;
import io.plimsoll.alerting.dispatch.Receipt;
import io.plimsoll.alerting.group.Digest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grouping, quiet hours and storms where they are decided: in the topology, on a virtual clock. */
class RecipientDecisionsTest {
    private static final Instant CRASH = Instant.parse("2025-10-10T21:15:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path stateDir;

    private static Alert raised(int account, Severity severity, double distance) {
        return anAlert()
                .id("alert-" + account)
                .account("acct-" + account)
                .distance(distance)
                .raised(severity)
                .build();
    }

    /** In ten seconds {@code accounts} cross: each tenth an EMERGENCY, the later the nearer to liquidation. */
    private static void flashCrash(PaceWorld world, int accounts) {
        int each = accounts / 50;
        for (int i = 0; i < accounts; i++) {
            world.raise(raised(i, i % 10 == 9 ? Severity.EMERGENCY : Severity.CRITICAL, 0.08 - 0.07 * i / accounts));
            if (i % each == each - 1) {
                world.pass(Duration.ofMillis(200));
            }
        }
    }

    private static List<Digest.Kind> digests(List<Intent> intents) {
        return intents.stream()
                .filter(intent -> intent.digest() != null)
                .map(intent -> intent.digest().kind())
                .toList();
    }

    @Test
    void d23OneOwnerOfFiveThousandAccountsGetsANoticeUpdatesAndPagesUpToTheCap() {
        try (var world = new PaceWorld(
                stateDir,
                CRASH,
                "{recipients: {owner: {email: o@b.c, pace: {perMinute: 20, pages: 10}}},"
                        + " routes: [{name: all, recipients: [owner]}]}")) {
            flashCrash(world, 5_000);
            world.pass(Duration.ofMinutes(1));
            world.crash();
            for (int minute = 0; minute < 3; minute++) {
                for (int i = 0; i < 30; i++) {
                    world.raise(raised(10_000 + 100 * minute + i, Severity.WARNING, 0.09));
                }
                world.pass(Duration.ofMinutes(1));
            }
            world.pass(Duration.ofMinutes(2));

            assertThat(digests(world.intents))
                    .startsWith(Digest.Kind.STORM_BEGAN, Digest.Kind.STORM_GOES_ON)
                    .endsWith(Digest.Kind.STORM_GOES_ON, Digest.Kind.STORM_ENDED)
                    .hasSizeBetween(5, 6);
            Digest update = world.intents.stream()
                    .filter(intent -> intent.digest() != null)
                    .map(Intent::digest)
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
            assertThat(update.worst()).hasSize(20).allMatch(entry -> entry.severity() == Severity.EMERGENCY);
            assertThat(update.worst()).extracting(Digest.Entry::distance).isSortedAccordingTo(Double::compare);
            assertThat(update.episodes()).isGreaterThan(3_000);
            assertThat(mostPerMinute(world.intents)).isLessThanOrEqualTo(20 + 10 + 2);
            assertThat(single(world.intents)).hasSizeBetween(30, 60);
            assertThatEachEndsOnce(world, 5_000 + 90);
        }
    }

    @Test
    void d22InAFlashCrashEveryAccountHasItsDecisionAndNoHumanGetsMoreThanTheyCanRead() {
        try (var world = new PaceWorld(
                stateDir,
                CRASH,
                "{recipients: {head: {email: h@b.c, sms: '+442071838750'}, even: {email: e@b.c}, odd: {telegram: '1'},"
                        + " machine: {alertmanager: 'http://am:9093'}},"
                        + " routes: [{name: machine, recipients: [machine], continue: true},"
                        + " {name: head, minSeverity: EMERGENCY, recipients: [head], continue: true},"
                        + " {name: rest, recipients: [even, odd]}]}")) {
            flashCrash(world, 10_000);
            world.pass(Duration.ofMinutes(3));

            Map<String, List<Intent>> byLine = world.intents.stream()
                    .collect(Collectors.groupingBy(intent -> intent.recipient() + " " + intent.channel()));
            assertThat(byLine.getOrDefault("machine alertmanager", List.of()))
                    .hasSize(10_000)
                    .allMatch(intent -> intent.digest() == null);
            for (String line : List.of("head email", "head sms", "even email", "odd telegram")) {
                assertThat(mostPerMinute(byLine.getOrDefault(line, List.of())))
                        .as(line)
                        .isLessThanOrEqualTo(30 + 10 + 2);
                assertThat(digests(byLine.getOrDefault(line, List.of())))
                        .as(line)
                        .startsWith(Digest.Kind.STORM_BEGAN)
                        .endsWith(Digest.Kind.STORM_ENDED);
            }
            assertThat(pagesWithinTheStorm(byLine.getOrDefault("even email", List.of())))
                    .as("once it is a storm only EMERGENCY and half as many CRITICAL are paged")
                    .contains(Severity.EMERGENCY);
            assertThatEachEndsOnce(world, 10_000 + 2 * 1_000 + 2 * 10_000);
        }
    }

    private static Set<Severity> pagesWithinTheStorm(List<Intent> intents) {
        return intents.stream()
                .skip(30)
                .filter(intent -> intent.digest() == null)
                .map(intent -> intent.alert().gravity())
                .collect(Collectors.toSet());
    }

    @Test
    void d27QuietHoursInThreeZonesOverTheChangeOfClocks() {
        String hours = "quietHours: {from: '22:00', to: '07:00', zone: %s}";
        try (var world = new PaceWorld(
                stateDir,
                Instant.parse("2026-03-29T01:30:00Z"),
                ("{recipients: {berlin: {email: b@b.c, " + hours + "}, york: {email: y@b.c, " + hours
                                + "}, tokyo: {email: t@b.c, " + hours + "}},"
                                + " routes: [{name: all, recipients: [berlin, york, tokyo]}]}")
                        .formatted("Europe/Berlin", "America/New_York", "Asia/Tokyo"))) {
            world.raise(raised(1, Severity.WARNING, 0.08));
            world.raise(raised(2, Severity.WARNING, 0.08));
            world.raise(raised(3, Severity.EMERGENCY, 0.01));
            world.pass(Duration.ofMinutes(1));
            world.crash();

            // 03:30 in Berlin, whose clocks just sprang forward; 21:30 in New York; 10:30 in Tokyo
            assertThat(told(world))
                    .containsExactlyInAnyOrder(
                            "01:30 berlin EMERGENCY",
                            "01:30 york EMERGENCY",
                            "01:30 york WARNING",
                            "01:30 york WARNING",
                            "01:30 tokyo EMERGENCY",
                            "01:30 tokyo WARNING",
                            "01:30 tokyo WARNING");

            world.pass(Duration.ofMinutes(59));
            world.raise(anAlert()
                    .id("alert-2")
                    .account("acct-2")
                    .change(1, Change.RESOLVED, Severity.WARNING, null)
                    .build());
            world.intents.clear();
            world.pass(Duration.ofHours(2).plusMinutes(31), Duration.ofMinutes(1));

            // 07:00 in Berlin is 05:00 in UTC since that night
            assertThat(told(world)).contains("05:00 berlin QUIET_HOURS_ENDED {WARNING=1} passed 1");
            world.intents.clear();
            world.pass(Duration.ofHours(7), Duration.ofMinutes(1));

            // the end of the second came at 22:30 in New York and waited for 07:00, 11:00 in UTC
            assertThat(told(world)).containsExactly("11:00 york QUIET_HOURS_ENDED {} passed 1");
        }
    }

    private static List<String> told(PaceWorld world) {
        return world.intents.stream()
                .map(intent -> intent.decidedAt().toString().substring(11, 16) + " " + intent.recipient() + " "
                        + (intent.digest() == null
                                ? intent.alert().severity()
                                : intent.digest().kind() + " " + intent.digest().firing() + " passed "
                                        + intent.digest().passed()))
                .toList();
    }

    @Test
    void aStaleWarningIsDroppedWithItsReasonAndAStaleEmergencyIsSentAsLate() {
        try (var world = new PaceWorld(
                stateDir,
                CRASH,
                "{recipients: {a: {email: o@b.c, late: {after: PT1M, drop: PT1H}}}, routes: [{name: all, recipients: [a]}]}")) {
            world.raise(raised(1, Severity.WARNING, 0.08), CRASH.minus(Duration.ofHours(2)));
            world.raise(raised(2, Severity.EMERGENCY, 0.08), CRASH.minus(Duration.ofHours(2)));
            world.pass(Duration.ofSeconds(1));

            assertThat(world.intents).extracting(Intent::remark).containsExactly("LATE by 2 h");
            assertThat(world.receipts)
                    .extracting(Receipt::detail)
                    .containsExactly("stale: 2 h old, expected at most 1 h");
        }
    }

    private static List<Intent> single(List<Intent> intents) {
        return intents.stream().filter(intent -> intent.digest() == null).toList();
    }

    private static int mostPerMinute(List<Intent> intents) {
        TreeMap<Long, Integer> bySecond = new TreeMap<>();
        intents.forEach(intent -> bySecond.merge(intent.decidedAt().getEpochSecond(), 1, Integer::sum));
        return bySecond.keySet().stream()
                .mapToInt(second -> bySecond.subMap(second, second + 60).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .max()
                .orElse(0);
    }

    /** An intent of its own, or one record with the reason; and every digest that is named was sent. */
    private static void assertThatEachEndsOnce(PaceWorld world, int candidates) {
        Map<String, Long> ends = single(world.intents).stream()
                .map(Intent::intentId)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        world.receipts.forEach(receipt -> ends.merge(receipt.intentId(), 1L, Long::sum));
        assertThat(ends).hasSize(candidates);
        assertThat(ends.values()).containsOnly(1L);
        Set<String> digests = new HashSet<>();
        world.intents.stream()
                .filter(intent -> intent.digest() != null)
                .forEach(intent -> digests.add(intent.intentId()));
        assertThat(world.receipts)
                .extracting(Receipt::detail)
                .allMatch(detail -> digests.contains(detail.substring("in digest ".length(), 42)));
    }
}

package io.plimsoll.alerting.pace;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.group.Grouping;
import io.plimsoll.alerting.mute.QuietHours;
import io.plimsoll.alerting.storm.Pacing;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens, in whatever order, with crashes between: each notice ends exactly once. */
class RandomHistoryTest {
    private static final int STEPS = 4_000;

    private record Level(String alertId, int sequence, Severity severity) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyNoticeIsToldOnceOrHasOneReason(long seed) {
        var random = new SplittableRandom(seed);
        var night =
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Europe/Berlin"), Severity.CRITICAL);
        var desk = new Desk(new Manner(
                new Grouping(List.of("symbol"), Duration.ofSeconds(30), Duration.ofMinutes(5)),
                Optional.of(night),
                new Pacing(6, 3, 40, Duration.ofMinutes(1)),
                Freshness.DEFAULT));
        Map<String, Level> open = new HashMap<>();
        Map<String, Alert> newest = new HashMap<>();
        int taken = 0;
        int episodes = 0;

        for (int step = 0; step < STEPS; step++) {
            int what = random.nextInt(100);
            if (what < 8 && !open.isEmpty()) {
                Alert known = newest.get(List.copyOf(open.values())
                        .get(random.nextInt(open.size()))
                        .alertId());
                desk.remind(Objects.requireNonNull(known), "again" + step);
                taken++;
            } else if (what < 70) {
                String account = "a" + random.nextInt(30);
                Level before = open.get(account);
                Level after = next(random, before, account + "-" + ++episodes);
                Change change = before == null
                        ? Change.RAISED
                        : after == null
                                ? Change.RESOLVED
                                : after.severity().atLeast(before.severity()) ? Change.ESCALATED : Change.DEESCALATED;
                Alert alert = anAlert()
                        .id(before == null ? account + "-" + episodes : before.alertId())
                        .account(account)
                        .distance(random.nextDouble(0.2))
                        .change(
                                before == null ? 0 : before.sequence() + 1,
                                change,
                                before == null ? null : before.severity(),
                                after == null ? null : after.severity())
                        .build();
                newest.put(alert.alertId(), alert);
                desk.take(alert);
                if (after == null) {
                    open.remove(account);
                } else {
                    open.put(account, after);
                }
                taken++;
            } else if (what < 95) {
                desk.pass(Duration.ofSeconds(1 + random.nextInt(random.nextInt(10) == 0 ? 4_000 : 20)));
            } else if (what < 98) {
                desk.restart();
            } else {
                desk.cancel(
                        "a" + random.nextInt(30) + "-" + (1 + random.nextInt(Math.max(1, episodes))), "acknowledged");
            }
        }
        desk.pass(Duration.ofHours(30));

        assertThat(desk.store)
                .as("seed " + seed + ": nothing is kept in the end")
                .isEmpty();
        assertThat(desk.ends.values())
                .as("seed " + seed)
                .allSatisfy(reasons -> assertThat(reasons).hasSize(1));
        assertThat(desk.ends).as("seed " + seed + ": as many ends as notices").hasSize(taken);
        assertThat(desk.bundles).as("seed " + seed).hasSizeGreaterThan(20);
    }

    /** Another level, or none when there was one. */
    private static @Nullable Level next(SplittableRandom random, @Nullable Level before, String newId) {
        Severity other = Severity.values()[random.nextInt(4)];
        if (before == null) {
            return new Level(newId, 0, other);
        }
        return other == before.severity() || random.nextInt(3) == 0
                ? null
                : new Level(before.alertId(), before.sequence() + 1, other);
    }
}

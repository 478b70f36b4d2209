package io.plimsoll.alerting.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTimesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final RecentTimes times = new RecentTimes(Duration.ofHours(1), List.of());

    private static Instant at(int second) {
        return Instant.ofEpochSecond(1_000_000 + second);
    }

    @Test
    void whatIsAMinuteAgoIsNotWithinTheMinute() {
        times.add(at(0));
        times.add(at(30));

        assertThat(times.within(MINUTE, at(59))).isEqualTo(2);
        assertThat(times.within(MINUTE, at(60))).isEqualTo(1);
    }

    @Test
    void thereIsRoomWhenTheOldestOfSoManyHasLeft() {
        times.add(at(0));
        times.add(at(10));
        times.add(at(20));

        assertThat(times.freeAt(3, MINUTE)).isEqualTo(at(60));
        assertThat(times.freeAt(2, MINUTE)).isEqualTo(at(70));
        assertThat(times.freeAt(4, MINUTE)).isBefore(at(0));
    }

    @Test
    void whatIsOlderThanIsKeptIsForgotten() {
        times.add(at(0));
        times.add(at(3_600));

        assertThat(times.timesMs()).containsExactly(at(3_600).toEpochMilli());
    }
}

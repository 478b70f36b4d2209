package io.plimsoll.alerting.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.junit.jupiter.api.Test;

class EachAloneTest {
    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");

    private final EachAlone each = new EachAlone();
    private final List<String> done = new ArrayList<>();

    private void run(String name, Instant now) {
        each.run(name, now, () -> {
            done.add(name);
            if (name.equals("broken")) {
                throw new IllegalStateException("as ever");
            }
        });
    }

    @Test
    void oneThatFailsRestsForAMinuteAndTheOthersGoOn() {
        for (int second = 0; second <= 60; second += 20) {
            run("broken", TEN.plusSeconds(second));
            run("sound", TEN.plusSeconds(second));
        }
        assertThat(done).containsExactly("broken", "sound", "sound", "sound", "broken", "sound");
    }

    @Test
    void aClockSetBackDoesNotProlongTheRest() {
        run("broken", TEN);
        run("broken", TEN.minusSeconds(3600));
        assertThat(done).hasSize(2);
    }

    @Test
    void whatKafkaThrowsIsPassedOn() {
        assertThatThrownBy(() -> each.run("any", TEN, () -> {
                    throw new TaskMigratedException("moved");
                }))
                .isInstanceOf(TaskMigratedException.class);
    }
}

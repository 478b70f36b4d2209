package io.plimsoll.alerting.group;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupingTest {
    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");
    private final Grouping grouping =
            new Grouping(List.of("desk", "rule"), Duration.ofSeconds(30), Duration.ofMinutes(5));

    @Test
    void aGroupIsNamedByWhatItsAlertsHaveInCommon() {
        assertThat(grouping.keyOf(anAlert().build(), Map.of("desk", "7", "owner", "ann")))
                .isEqualTo("desk=7, rule=margin-ratio");
        assertThat(grouping.keyOf(anAlert().build(), Map.of())).isEqualTo("desk=, rule=margin-ratio");
        assertThat(new Grouping(List.of(), Duration.ofSeconds(1), Duration.ZERO)
                        .keyOf(anAlert().build(), Map.of()))
                .isEmpty();
    }

    @Test
    void theFirstMessageWaitsForOthersAndTheNextForTheInterval() {
        assertThat(grouping.dueAt(TEN, null)).isEqualTo(TEN.plusSeconds(30));
        assertThat(grouping.dueAt(TEN.plusSeconds(60), TEN.plusSeconds(30))).isEqualTo(TEN.plusSeconds(330));
        assertThat(grouping.dueAt(TEN.plusSeconds(600), TEN)).isEqualTo(TEN.plusSeconds(630));
    }
}

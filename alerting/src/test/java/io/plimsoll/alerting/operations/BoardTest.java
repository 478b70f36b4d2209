package io.plimsoll.alerting.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one process says, minute by minute. */
class BoardTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private final List<Report> said = new ArrayList<>();
    private final Board board = new Board("w1", said::add, () -> now);

    private void minutes(int count) {
        for (int i = 0; i < count; i++) {
            now = now.plus(Duration.ofMinutes(1));
            board.sayAgain();
        }
    }

    private static Report down(Instant holdsUntil, long occurrences) {
        return new Report("w1", Condition.CHANNEL_DOWN, "email", "535 refused", START, holdsUntil, occurrences);
    }

    @Test
    void whatIsSeenIsSaidAtOnceAndThenOnceAMinuteHoweverOftenItIsSeen() {
        board.sees(Condition.CHANNEL_DOWN, "email", "535 refused");
        board.sees(Condition.CHANNEL_DOWN, "email", "connection refused");
        board.sees(Condition.CHANNEL_DOWN, "email", "connection refused");
        minutes(2);

        assertThat(said)
                .containsExactly(
                        down(Instant.parse("2026-01-01T00:05:00Z"), 1),
                        down(Instant.parse("2026-01-01T00:06:00Z"), 3),
                        down(Instant.parse("2026-01-01T00:07:00Z"), 3));
        assertThat(said).noneMatch(Report::over);
    }

    @Test
    void whatIsOverIsSaidOnceAndNeverAgain() {
        board.sees(Condition.CHANNEL_DOWN, "email", "535 refused");
        minutes(1);
        said.clear();
        board.over(Condition.CHANNEL_DOWN, "email");
        board.over(Condition.CHANNEL_DOWN, "email");
        minutes(3);

        assertThat(said).containsExactly(down(START, 1));
        assertThat(said.get(0).over()).isTrue();
    }

    @Test
    void whatWasNeverSeenIsNotSaidToBeOver() {
        board.over(Condition.CHANNEL_DOWN, "email");
        minutes(1);
        assertThat(said).isEmpty();
    }

    @Test
    void aLostAlertIsOverAQuarterOfAnHourAfterTheLastOne() {
        board.sees(Condition.ALERT_UNDELIVERED, "desk", "first");
        minutes(10);
        board.sees(Condition.ALERT_UNDELIVERED, "desk", "second");
        minutes(14);
        assertThat(said).noneMatch(Report::over).hasSize(25);

        minutes(1);
        assertThat(said).last().satisfies(last -> {
            assertThat(last.over()).isTrue();
            assertThat(last.occurrences()).isEqualTo(2);
        });
        minutes(1);
        assertThat(said).hasSize(26);
    }

    @Test
    void aChannelThatIsDownStaysSoUntilSomebodySeesItWork() {
        board.sees(Condition.CHANNEL_DOWN, "email", "535 refused");
        minutes(3_000);
        assertThat(said).noneMatch(Report::over);
    }
}

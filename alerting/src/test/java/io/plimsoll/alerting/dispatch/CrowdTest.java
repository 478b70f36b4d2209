package io.plimsoll.alerting.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrowdTest {
    private static final int LIMIT = 5_000;
    private final Crowd crowd = new Crowd();

    private void open(int partition, String recipient, int count) {
        for (int i = 0; i < count; i++) {
            crowd.opened(partition, recipient);
        }
    }

    @Test
    void d39AHandfulOfRecipientsWhoCannotBeReachedDoNotStopTheReadingForTheOthers() {
        for (int i = 0; i < 5; i++) {
            open(0, "unreachable" + i, 9_000);
        }
        open(1, "other", 100);
        assertThat(crowd.exceeds(LIMIT)).isFalse();

        for (int i = 5; i < 20; i++) {
            open(0, "unreachable" + i, 250);
        }
        assertThat(crowd.exceeds(LIMIT)).as("twenty of them do").isTrue();
        crowd.done(0, "unreachable19");
        crowd.forget(1);
        assertThat(crowd.exceeds(LIMIT)).isFalse();
    }

    @Test
    void memoryHasAnEndWhoeverPilesUp() {
        open(0, "unreachable", 49_999);
        assertThat(crowd.exceeds(LIMIT)).isFalse();
        open(1, "other", 1);
        assertThat(crowd.exceeds(LIMIT)).as("ten times the limit").isTrue();
        crowd.forget(0);
        assertThat(crowd.exceeds(LIMIT)).isFalse();
    }
}

package io.plimsoll.producers.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PacingTest {
    private final VirtualClock clock = new VirtualClock();
    private final AtomicInteger waits = new AtomicInteger();

    private void await(Pacing pacing, long eventMs) throws InterruptedException {
        pacing.await(eventMs, waits::incrementAndGet);
    }

    @Test
    void letsAMinutePassInASecondAtSixtyTimesTheSpeed() throws InterruptedException {
        Pacing pacing = new Pacing(Speed.parse("60x"), clock, clock);

        await(pacing, 1_000_000);
        await(pacing, 1_000_000);
        await(pacing, 1_060_000);

        assertThat(clock.millis()).isEqualTo(1_000);
    }

    @Test
    void waitsInPartsOfAtMostASecond() throws InterruptedException {
        Pacing pacing = new Pacing(Speed.parse("1x"), clock, clock);

        await(pacing, 0);
        await(pacing, 2_500);

        assertThat(clock.pausesMs()).containsExactly(1_000L, 1_000L, 500L);
        assertThat(waits).hasValue(3);
    }

    @Test
    void catchesUpAfterBeingLate() throws InterruptedException {
        Pacing pacing = new Pacing(Speed.parse("1x"), clock, clock);
        await(pacing, 0);
        clock.pass(700);

        await(pacing, 500);
        await(pacing, 900);

        assertThat(clock.pausesMs()).containsExactly(200L);
    }

    @Test
    void neverWaitsAtMax() throws InterruptedException {
        Pacing pacing = new Pacing(Speed.MAX, clock, clock);

        await(pacing, 0);
        await(pacing, 1_000_000_000_000L);

        assertThat(clock.pausesMs()).isEmpty();
    }

    @Test
    void hearsAnInterruptionThoughNothingIsToBeWaitedFor() {
        Pacing pacing = new Pacing(Speed.MAX, clock, clock);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> await(pacing, 0))
                .isInstanceOf(InterruptedException.class)
                .hasMessage("feed stopped");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}

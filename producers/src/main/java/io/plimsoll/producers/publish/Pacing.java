package io.plimsoll.producers.publish;

import java.time.InstantSource;

/** Lets event time pass at a {@link Speed} of wall time, waiting at most a second at a time. One thread. */
public final class Pacing {
    private static final long LONGEST_PAUSE_MS = 1_000;

    private final Speed speed;
    private final InstantSource clock;
    private final Pause pause;
    private long startWallMs = -1;
    private long startEventMs;

    public Pacing(Speed speed, InstantSource clock, Pause pause) {
        this.speed = speed;
        this.clock = clock;
        this.pause = pause;
    }

    InstantSource clock() {
        return clock;
    }

    /**
     * Returns when {@code eventMs} is due; the first call is due at once.
     *
     * @param waited run after each part of the wait
     * @throws InterruptedException when the thread is or gets interrupted, also when nothing has to be waited for
     */
    void await(long eventMs, Runnable waited) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("feed stopped");
        }
        if (startWallMs < 0) {
            startWallMs = clock.millis();
            startEventMs = eventMs;
        }
        if (speed.isMax()) {
            return;
        }
        long dueMs = startWallMs + Math.round((eventMs - startEventMs) / speed.factor());
        for (long waitMs = dueMs - clock.millis(); waitMs > 0; waitMs = dueMs - clock.millis()) {
            pause.forMs(Math.min(waitMs, LONGEST_PAUSE_MS));
            waited.run();
        }
    }
}

package io.plimsoll.producers.publish;

import java.time.InstantSource;

/** Lets event time pass at a {@link Speed} of wall time. One thread. */
public final class Pacing {
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

    /** Returns when {@code eventMs} is due; the first call is due at once. */
    void await(long eventMs) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("feed stopped");
        }
        if (startWallMs < 0) {
            startWallMs = clock.millis();
            startEventMs = eventMs;
        }
        if (!speed.isMax()) {
            long dueMs = startWallMs + Math.round((eventMs - startEventMs) / speed.factor());
            long waitMs = dueMs - clock.millis();
            if (waitMs > 0) {
                pause.forMs(waitMs);
            }
        }
    }

    /** Mean of {@code count} events per second of wall time since the first; 0 before any time has passed. */
    double perSecond(long count) {
        long elapsedMs = clock.millis() - startWallMs;
        return elapsedMs <= 0 ? 0 : count * 1000.0 / elapsedMs;
    }
}

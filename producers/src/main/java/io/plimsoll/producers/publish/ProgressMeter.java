package io.plimsoll.producers.publish;

import java.time.InstantSource;

/** Tells a {@link FeedProgress} every thousand records, every second of wall time, and at the end. One thread. */
final class ProgressMeter {
    private static final int RECORDS = 1_000;
    private static final long SECOND_MS = 1_000;

    private final FeedProgress progress;
    private final InstantSource clock;
    private final long total;
    private final long startMs;
    private long toldMs;
    private long sent;
    private long eventTimeMs;

    ProgressMeter(FeedProgress progress, InstantSource clock, long total, long eventTimeMs) {
        this.progress = progress;
        this.clock = clock;
        this.total = total;
        this.startMs = clock.millis();
        this.toldMs = startMs;
        this.eventTimeMs = eventTimeMs;
    }

    void sent(long timeMs) {
        sent++;
        eventTimeMs = timeMs;
        if (sent % RECORDS == 0 || sent == total) {
            tell(clock.millis());
        } else {
            timePasses();
        }
    }

    /** To be called at least every second while nothing is sent. */
    void timePasses() {
        long nowMs = clock.millis();
        if (nowMs - toldMs >= SECOND_MS) {
            tell(nowMs);
        }
    }

    private void tell(long nowMs) {
        toldMs = nowMs;
        long elapsedMs = nowMs - startMs;
        progress.advanced(sent, total, eventTimeMs, elapsedMs <= 0 ? 0 : sent * 1000.0 / elapsedMs);
    }
}

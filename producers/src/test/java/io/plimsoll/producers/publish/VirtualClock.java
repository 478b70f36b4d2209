package io.plimsoll.producers.publish;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands until somebody waits. */
final class VirtualClock implements InstantSource, Pause {
    private final List<Long> pausesMs = new ArrayList<>();
    private long nowMs;

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(nowMs);
    }

    @Override
    public void forMs(long ms) {
        pausesMs.add(ms);
        nowMs += ms;
    }

    void pass(long ms) {
        nowMs += ms;
    }

    List<Long> pausesMs() {
        return pausesMs;
    }
}

package io.plimsoll.alerting.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Notices when the machine's clock is set back. What waits for a time of the old clock would wait for that much longer. One thread. */
public final class ClockWatch {
    private static final Duration NO_STEP = Duration.ofSeconds(1);

    private Instant last = Instant.MIN;

    /** How far the clock was set since the last look, negative; empty when it was not set back. */
    public Optional<Duration> setBack(Instant now) {
        Instant before = last;
        last = now;
        return now.plus(NO_STEP).isBefore(before) ? Optional.of(Duration.between(before, now)) : Optional.empty();
    }
}

package io.plimsoll.alerting;

import java.time.Duration;

/** A point in the future by the machine's steady clock, which no change of the wall clock moves. */
record Deadline(long atNanos) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Time left, zero when it has passed. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
    }
}

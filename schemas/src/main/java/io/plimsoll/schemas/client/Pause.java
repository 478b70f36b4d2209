package io.plimsoll.schemas.client;

import java.time.Duration;

/** Lets time pass between two attempts; a test lets it pass at once. */
@FunctionalInterface
interface Pause {
    void of(Duration length) throws InterruptedException;

    /** Waits for real. */
    static Pause real() {
        return length -> Thread.sleep(length.toMillis());
    }
}

package io.plimsoll.schemas.client;

import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;

/** Lets time pass between two attempts; a test lets it pass at once. */
@FunctionalInterface
interface Pause {
    void of(Duration length) throws InterruptedException;

    /** Lets time pass. @throws InterruptException when the thread is interrupted; its flag stays set */
    static void letPass(Pause pause, Duration length) {
        try {
            pause.of(length);
        } catch (InterruptedException interrupted) {
            throw new InterruptException("interrupted while waiting for the schema registry", interrupted);
        }
    }

    /** Waits for real. */
    static Pause real() {
        return length -> Thread.sleep(length.toMillis());
    }
}

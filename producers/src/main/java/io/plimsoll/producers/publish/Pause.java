package io.plimsoll.producers.publish;

/** Waits; a real one sleeps, a test's moves its clock. */
@FunctionalInterface
public interface Pause {
    void forMs(long ms) throws InterruptedException;
}

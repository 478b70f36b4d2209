package io.plimsoll.alerting.dispatch;

/** A worker and the clients it works with: they live and end together. */
public interface WorkSession extends AutoCloseable {
    /** Works until {@link #stop}, or until something breaks. */
    void run();

    /** Lets {@link #run} finish what is under way and end; safe from any thread. */
    void stop();

    /** Breaks off what the clients wait for, so that {@link #run} ends soon; safe from any thread. */
    void interrupt();

    /** Waits for attempts under way and lets go of the clients, within seconds even when the broker is away. */
    @Override
    void close();
}

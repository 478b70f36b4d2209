package io.plimsoll.alerting.notify;

/** One channel. Safe for use by several threads; every failure is an {@link Outcome}, never an exception. */
public interface Notifier extends AutoCloseable {
    /** Makes one attempt, blocking for at most the channel's timeouts. */
    Outcome send(Message message);

    /** Lets go of connections. */
    @Override
    void close();
}

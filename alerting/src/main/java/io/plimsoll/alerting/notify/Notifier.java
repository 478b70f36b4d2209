package io.plimsoll.alerting.notify;

/** One channel. Safe for use by several threads; every failure is an {@link Outcome}, never an exception. */
public interface Notifier extends AutoCloseable {
    /** Begins to listen for what the sink reports later; a channel whose sink calls us, or says nothing later, need not. */
    default void start() {}

    /** Makes one attempt, blocking for at most the channel's timeouts. */
    Outcome send(Message message);

    /** Whether the sink knows a message it gets a second time, so that one whose outcome is unknown may simply be sent again. */
    default boolean recognisesRepeats() {
        return false;
    }

    /** Id the message of {@code intentId} carries on this channel, the same on every attempt. */
    String messageId(String intentId);

    /** Lets go of connections. */
    @Override
    void close();
}

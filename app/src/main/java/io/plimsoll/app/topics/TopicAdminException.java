package io.plimsoll.app.topics;

/** The cluster did not do, or did not answer, what was asked; the message says what that was. */
public final class TopicAdminException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopicAdminException(String message) {
        super(message);
    }

    TopicAdminException(String message, Throwable cause) {
        super(message, cause);
    }
}

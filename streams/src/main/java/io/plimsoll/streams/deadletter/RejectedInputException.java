package io.plimsoll.streams.deadletter;

/** A record from outside that cannot be used; says which field, the value found and the value expected. */
public final class RejectedInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RejectedInputException(String message) {
        super(message);
    }

    public RejectedInputException(String message, Throwable cause) {
        super(message, cause);
    }
}

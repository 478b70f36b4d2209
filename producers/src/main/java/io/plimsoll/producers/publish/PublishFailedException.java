package io.plimsoll.producers.publish;

/** A record did not reach its topic; the feed stopped there. The message names topic, key and where the record came from. */
public final class PublishFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PublishFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}

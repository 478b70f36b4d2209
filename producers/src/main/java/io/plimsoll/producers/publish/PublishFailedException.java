package io.plimsoll.producers.publish;

import io.plimsoll.producers.files.FeedRecord;

/** A record did not reach its topic; the feed stopped there. The message names topic, key and where the record came from. */
public final class PublishFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PublishFailedException(FeedRecord from, String topic, String what, Throwable cause) {
        super(
                "topic " + topic + ": record of " + from.key() + " from "
                        + from.source().file() + ":" + from.source().line() + " " + what + ": " + cause,
                cause);
    }
}

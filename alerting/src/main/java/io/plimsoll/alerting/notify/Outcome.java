package io.plimsoll.alerting.notify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known after one attempt; its type says whether trying again makes sense. Details never hold a secret. */
public sealed interface Outcome {
    /** Answer code of the sink, null when it gave none. */
    @Nullable
    Integer code();

    /** Answer or reason in words. */
    String detail();

    /** The same outcome in other words. */
    default Outcome withDetail(String words) {
        if (this instanceof Delivered) {
            return new Delivered(code(), words);
        }
        if (this instanceof Retryable retryable) {
            return new Retryable(code(), words, retryable.retryAfter());
        }
        return this instanceof Rejected ? new Rejected(code(), words) : new Ambiguous(words);
    }

    /** The sink took it. */
    record Delivered(@Nullable Integer code, String detail) implements Outcome {}

    /** It was not taken this time; {@code retryAfter} is the sink's wish, null when it has none. */
    record Retryable(
            @Nullable Integer code, String detail, @Nullable Duration retryAfter) implements Outcome {}

    /** It was refused, and will be again. */
    record Rejected(@Nullable Integer code, String detail) implements Outcome {}

    /** It was handed over, but the answer was lost: it may or may not arrive. */
    record Ambiguous(String detail) implements Outcome {
        @Override
        public @Nullable Integer code() {
            return null;
        }
    }
}

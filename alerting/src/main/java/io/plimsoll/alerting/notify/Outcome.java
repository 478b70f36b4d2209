package io.plimsoll.alerting.notify;

import java.time.Duration;
import java.time.Instant;
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
        if (this instanceof Accepted accepted) {
            return new Accepted(code(), words, accepted.reference());
        }
        if (this instanceof Retryable retryable) {
            return new Retryable(code(), words, retryable.retryAfter());
        }
        return this instanceof Rejected rejected
                ? new Rejected(code(), words, rejected.about(), rejected.deadSince())
                : new Ambiguous(words);
    }

    /** The sink took it. */
    record Delivered(@Nullable Integer code, String detail) implements Outcome {}

    /** The sink took it and will tell, under {@code reference}, whether it arrived. */
    record Accepted(@Nullable Integer code, String detail, String reference) implements Outcome {}

    /** It was not taken this time; {@code retryAfter} is the sink's wish, null when it has none. */
    record Retryable(
            @Nullable Integer code, String detail, @Nullable Duration retryAfter) implements Outcome {}

    /**
     * It was refused, and will be again; {@code about} says what else the same answer is to be expected for.
     *
     * @param deadSince when the sink found that the contact point is of no use, null where it does not say; a contact point that
     *     is known to have been alive after that is not dead
     */
    record Rejected(
            @Nullable Integer code,
            String detail,
            About about,
            @Nullable Instant deadSince) implements Outcome {
        /** What a refusal is about. */
        public enum About {
            /** This message alone. */
            MESSAGE,
            /** Everything to this contact point: no such user, opted out. */
            CONTACT,
            /** Everything by this channel: credentials refused. */
            SINK
        }

        /** A refusal since we know not when. */
        public Rejected(@Nullable Integer code, String detail, About about) {
            this(code, detail, about, null);
        }

        /** A refusal of this message. */
        public Rejected(@Nullable Integer code, String detail) {
            this(code, detail, About.MESSAGE);
        }
    }

    /** It was handed over, but the answer was lost: it may or may not arrive. */
    record Ambiguous(String detail) implements Outcome {
        @Override
        public @Nullable Integer code() {
            return null;
        }
    }
}

package io.plimsoll.app.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.schemas.deadletter.LetterHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be used.
 *
 * @param offset its own, on {@code dead-letters}
 * @param time when it became one
 * @param topic where it came from, with {@code partition} and {@code sourceOffset}
 * @param cause in one line, {@code SerializationException: unknown magic byte}
 * @param sizeBeforeCut bytes it had where it came from, when it was too large to be kept whole; else null
 * @param headers as it had them at its source, as far as they were kept
 * @param replayedAt when it was sent again; null: never
 */
public record Letter(
        long offset,
        Instant time,
        String topic,
        int partition,
        long sourceOffset,
        String cause,
        @Nullable Long sizeBeforeCut,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers,
        @Nullable Instant replayedAt) {
    private static final int LONGEST_CAUSE = 300;
    private static final int LONGEST_KEY = 64;

    /** What {@code found} on {@code dead-letters} is a letter of; empty: it is none. */
    static Optional<Letter> of(ConsumerRecord<byte[], byte[]> found) {
        Headers all = found.headers();
        Optional<String> topic = LetterHeaders.topic(all);
        Optional<Integer> partition = LetterHeaders.partition(all);
        Optional<Long> offset = LetterHeaders.offset(all);
        if (topic.isEmpty() || partition.isEmpty() || offset.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Letter(
                found.offset(),
                Instant.ofEpochMilli(found.timestamp()),
                topic.get(),
                partition.get(),
                offset.get(),
                cut(LetterHeaders.cause(all), LONGEST_CAUSE),
                LetterHeaders.sizeBeforeCut(all).orElse(null),
                found.key(),
                found.value(),
                LetterHeaders.original(all),
                null));
    }

    /** This, sent again at {@code time}. */
    Letter replayed(Instant at) {
        return new Letter(offset, time, topic, partition, sourceOffset, cause, sizeBeforeCut, key, value, headers, at);
    }

    /** Bytes of its value. */
    public int size() {
        return value == null ? 0 : value.length;
    }

    /** {@code positions-2@17}. */
    public String source() {
        return topic + "-" + partition + "@" + sourceOffset;
    }

    /** Its key as text, or in hex digits when it is none; {@code none} when it has none. */
    public String keyText() {
        if (key == null) {
            return "none";
        }
        String text = printable(key).orElseGet(() -> "0x" + HexFormat.of().formatHex(key));
        return cut(text, LONGEST_KEY);
    }

    private static Optional<String> printable(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.chars().anyMatch(Character::isISOControl) ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}

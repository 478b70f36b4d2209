package io.plimsoll.schemas.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.schemas.Topics;
import java.util.Arrays;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be used, as it is kept: key, value and headers byte for byte; cause, topic, partition and offset in further
 * headers, see {@link LetterHeaders}. What is larger than a broker takes by default is cut, and a header says how large it was: the whole
 * of it is where it came from.
 */
public final class DeadLetter {
    /** Together below the 1,048,588 bytes that a broker takes by default (message.max.bytes), with room for our headers. */
    private static final int LONGEST_VALUE = 900_000;

    private static final int LONGEST_KEY = 30_000;
    private static final int LONGEST_HEADERS = 30_000;

    private DeadLetter() {}

    /** The letter about the record at {@code offset}, which failed because of {@code cause}; {@code source} are its own headers. */
    public static ProducerRecord<byte[], byte[]> of(
            String topic,
            int partition,
            long offset,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers source,
            Throwable cause) {
        Headers headers = sizeOf(source) > LONGEST_HEADERS ? new RecordHeaders() : new RecordHeaders(source);
        LetterHeaders.put(headers, topic, partition, offset, cause, cause);
        return of(key, value, headers);
    }

    /** The letter with {@code headers} that {@link LetterHeaders#put} has made. */
    public static ProducerRecord<byte[], byte[]> of(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return new ProducerRecord<>(
                Topics.DEAD_LETTERS.name(),
                null,
                null,
                cut(key, LONGEST_KEY, LetterHeaders.KEY_SIZE, headers),
                cut(value, LONGEST_VALUE, LetterHeaders.SIZE, headers),
                headers);
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes, int most, String name, Headers headers) {
        if (bytes == null || bytes.length <= most) {
            return bytes;
        }
        LetterHeaders.put(headers, name, Integer.toString(bytes.length));
        return Arrays.copyOf(bytes, most);
    }

    private static int sizeOf(Headers headers) {
        int size = 0;
        for (Header header : headers) {
            size += header.key().getBytes(UTF_8).length + (header.value() == null ? 0 : header.value().length);
        }
        return size;
    }
}

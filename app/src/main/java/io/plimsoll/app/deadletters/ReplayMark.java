package io.plimsoll.app.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.schemas.Topics;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * A record on {@code dead-letters} itself that says which letter was sent again, so that it is not sent twice. It is kept as long as the
 * letters are, and longer than the one it is about.
 */
final class ReplayMark {
    private static final String HEADER = "plimsoll.replayed";

    private ReplayMark() {}

    /** The mark of {@code letter}. */
    static ProducerRecord<byte[], byte[]> of(Letter letter) {
        Header offset = new RecordHeader(HEADER, Long.toString(letter.offset()).getBytes(UTF_8));
        return new ProducerRecord<>(Topics.DEAD_LETTERS.name(), 0, null, null, null, List.of(offset));
    }

    /** Offset of the letter that {@code found} marks; empty: it is no mark. */
    static Optional<Long> marked(ConsumerRecord<byte[], byte[]> found) {
        Header header = found.headers().lastHeader(HEADER);
        return header == null ? Optional.empty() : Optional.of(Long.parseLong(new String(header.value(), UTF_8)));
    }
}

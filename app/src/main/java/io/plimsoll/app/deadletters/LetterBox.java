package io.plimsoll.app.deadletters;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.live.TopicScan;
import io.plimsoll.schemas.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The dead letters of a cluster. */
public final class LetterBox {
    private final PlimsollConfig config;

    /** Opens nothing yet. */
    public LetterBox(PlimsollConfig config) {
        this.config = config;
    }

    /** Letters that {@code which} holds for, oldest first. */
    public List<Letter> letters(Predicate<Letter> which) {
        TreeMap<Long, Letter> byOffset = new TreeMap<>();
        try (TopicScan<byte[]> scan =
                new TopicScan<>(config, Topics.DEAD_LETTERS.name(), new ByteArrayDeserializer())) {
            scan.records(found -> take(found, which, byOffset));
        }
        return new ArrayList<>(byOffset.values());
    }

    private static void take(
            ConsumerRecord<byte[], byte[]> found, Predicate<Letter> which, TreeMap<Long, Letter> byOffset) {
        Instant at = Instant.ofEpochMilli(found.timestamp());
        ReplayMark.marked(found)
                .ifPresent(offset -> byOffset.computeIfPresent(offset, (key, letter) -> letter.replayed(at)));
        Letter.of(found).filter(which).ifPresent(letter -> byOffset.put(letter.offset(), letter));
    }
}

package io.plimsoll.schemas;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is fixed about one topic.
 *
 * @param name topic name, also the stem of its schema subject ({@code <name>-value})
 * @param key what its UTF-8 string key is, e.g. {@code account}
 * @param valueType generated Avro class of its values; {@code byte[]} for raw bytes
 * @param partitioning how many partitions it has
 * @param retention how long records are kept; empty: for ever
 * @param writer who writes it
 * @param readers who reads it
 * @param purpose one sentence for the reader of {@code docs/topics.md}
 * @param <V> type of its values
 */
public record Topic<V>(
        String name,
        String key,
        Class<V> valueType,
        Partitioning partitioning,
        Optional<Duration> retention,
        String writer,
        List<String> readers,
        String purpose) {

    /** How the number of partitions of a topic is chosen. */
    public enum Partitioning {
        /** One partition: its records are one sequence. */
        ONE,
        /** As many as the account topics have (setting {@code accounts.partitions}). */
        PER_ACCOUNT
    }

    /** Number of partitions when the account topics have {@code accountPartitions} of them. */
    public int partitions(int accountPartitions) {
        return partitioning == Partitioning.ONE ? 1 : accountPartitions;
    }

    /** Schema registry subject of the values, by Confluent's TopicNameStrategy. */
    public String valueSubject() {
        return name + "-value";
    }

    /**
     * Topic-level settings it is created with. A broker deletes records, and forgets the sequence numbers of idempotent
     * producers, by the time stamped on records. That has to be the time of arrival: by event time, a recorded year would
     * be gone as soon as it is fed. Event time is a field of every value.
     */
    public Map<String, String> configs() {
        return Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                Long.toString(retention.map(Duration::toMillis).orElse(-1L)),
                "message.timestamp.type",
                "LogAppendTime");
    }
}

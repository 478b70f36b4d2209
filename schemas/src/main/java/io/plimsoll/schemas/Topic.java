package io.plimsoll.schemas;

import java.time.Duration;
import java.util.HashMap;
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
 * @param cleanup what a broker does with old records
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
        Cleanup cleanup,
        Optional<Duration> retention,
        String writer,
        List<String> readers,
        String purpose) {

    private static final String AN_HOUR_MS = Long.toString(Duration.ofHours(1).toMillis());

    /** How the number of partitions of a topic is chosen. */
    public enum Partitioning {
        /** One partition: its records are one sequence. */
        ONE,
        /** As many as the account topics have (setting {@code accounts.partitions}). */
        PER_ACCOUNT
    }

    /** What a broker does with old records. */
    public enum Cleanup {
        /** Deletes them when their time is up. */
        DELETE,
        /** Keeps the last one of each key, and earlier ones for an hour or so. */
        COMPACT
    }

    /** The same topic, of which the last record of each key is kept for ever. */
    Topic<V> compacted() {
        return new Topic<>(
                name, key, valueType, partitioning, Cleanup.COMPACT, Optional.empty(), writer, readers, purpose);
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
        Map<String, String> configs = new HashMap<>();
        configs.put("cleanup.policy", cleanup == Cleanup.COMPACT ? "compact" : "delete");
        configs.put(
                "retention.ms", Long.toString(retention.map(Duration::toMillis).orElse(-1L)));
        configs.put("message.timestamp.type", "LogAppendTime");
        if (cleanup == Cleanup.COMPACT) {
            configs.put("max.compaction.lag.ms", AN_HOUR_MS);
            configs.put("segment.ms", AN_HOUR_MS);
        }
        return Map.copyOf(configs);
    }
}

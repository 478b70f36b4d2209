package io.plimsoll.alerting.dispatch;

import io.plimsoll.schemas.client.RegistryUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one partition from an offset to where it ends now. Records nobody can read are stepped over; a broker that gives
 * nothing for a while is an error, not the end. Used by one thread.
 */
final class PartitionScan<V> {
    /** Longest time without any progress. */
    static final Duration STALLED_AFTER = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(PartitionScan.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<String, V> consumer;
    private final InstantSource clock;

    PartitionScan(Consumer<String, V> consumer, InstantSource clock) {
        this.consumer = consumer;
        this.clock = clock;
    }

    /** Hands each record to {@code visitor}, until it says false or the partition's present end is reached. */
    void from(TopicPartition source, long offset, Predicate<ConsumerRecord<String, V>> visitor) {
        consumer.assign(List.of(source));
        consumer.seek(source, offset);
        long end = consumer.endOffsets(List.of(source)).getOrDefault(source, 0L);
        long reached = offset;
        Instant stalledAt = clock.instant().plus(STALLED_AFTER);
        while (reached < end) {
            for (ConsumerRecord<String, V> found : poll()) {
                if (!visitor.test(found)) {
                    return;
                }
            }
            long position = consumer.position(source);
            if (position > reached) {
                reached = position;
                stalledAt = clock.instant().plus(STALLED_AFTER);
            } else if (!clock.instant().isBefore(stalledAt)) {
                throw new TimeoutException(source + ": read nothing for " + STALLED_AFTER.toSeconds()
                        + " s, found offset " + reached + ", expected to reach " + end);
            }
        }
    }

    private ConsumerRecords<String, V> poll() {
        try {
            return consumer.poll(POLL);
        } catch (RecordDeserializationException e) {
            if (RegistryUnavailableException.isBehind(e)) {
                throw e;
            }
            LOG.warn("unreadable record at {} offset {} is not part of the history", e.topicPartition(), e.offset(), e);
            consumer.seek(e.topicPartition(), e.offset() + 1);
            return ConsumerRecords.empty();
        }
    }
}

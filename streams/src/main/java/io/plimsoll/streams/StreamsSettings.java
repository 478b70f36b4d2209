package io.plimsoll.streams;

import io.plimsoll.streams.deadletter.UnreadableRecords;
import io.plimsoll.streams.deadletter.UnusableRecords;
import io.plimsoll.streams.deadletter.UnwritableRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How one topology is run.
 *
 * @param applicationId consumer group, prefix of internal topics
 * @param clients settings of every Kafka client, e.g. {@code bootstrap.servers}
 * @param stateDir folder of the local stores; one process each
 * @param threads stream threads, >= 1
 * @param standbyReplicas copies of each task's stores kept by other instances, >= 0; they shorten the way back after one died
 * @param commitInterval how often a transaction is committed: the larger part of the latency of an alert
 */
public record StreamsSettings(
        String applicationId,
        Map<String, ?> clients,
        Path stateDir,
        int threads,
        int standbyReplicas,
        Duration commitInterval) {

    /**
     * A poll hands over all that has been fetched. With fewer, market records could be handed over, and processed, while
     * account records that came in the same answer of the broker, and belong before them, wait in the consumer unseen.
     */
    private static final int EVERYTHING_FETCHED = 1_000_000;

    /** The settings as Kafka Streams takes them: exactly once, unusable records to the dead letters, no linger. */
    public Properties properties() {
        Properties properties = new Properties();
        properties.putAll(clients);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbyReplicas);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        // The first write of a transaction is refused until the markers of the one before are written. It is tried
        // again
        // soon, and nothing else is under way then, whose sequence numbers would be refused for its absence.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), EVERYTHING_FETCHED);
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG), "LogAppendTime");
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableRecords.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, UnusableRecords.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
        properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, UnwritableRecords.class);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return properties;
    }
}

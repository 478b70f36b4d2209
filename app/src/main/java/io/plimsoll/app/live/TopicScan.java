package io.plimsoll.app.live;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Committed values of one topic. What cannot be read is passed over: it is in the dead letters. Owned by one thread. */
public final class TopicScan<V> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicScan.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration RECONNECT = Duration.ofSeconds(5);

    private final String topic;
    private final Deserializer<V> values;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /** Opens a reader of records as they stand on the topic. */
    public static <R extends SpecificRecord> TopicScan<R> of(PlimsollConfig config, Topic<R> topic) {
        return new TopicScan<>(
                config,
                topic.name(),
                AvroSerdes.from(config.registryClient()).valueOf(topic).deserializer());
    }

    /** Opens a reader. */
    public TopicScan(PlimsollConfig config, String topic, Deserializer<V> values) {
        this.topic = topic;
        this.values = values;
        Map<String, Object> client = config.kafkaClient();
        client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        client.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        client.putIfAbsent(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, (int) RECONNECT.toMillis());
        this.consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.partitions = partitions(client);
        if (partitions.isEmpty()) {
            consumer.close();
            throw new IllegalStateException(
                    "topic " + topic + ": found none, expected one that plimsoll topics create has made");
        }
    }

    private List<TopicPartition> partitions(Map<String, Object> client) {
        try {
            return consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
        } catch (TimeoutException e) {
            consumer.close();
            throw new IllegalStateException(
                    "bootstrap.servers: found no broker that answers at "
                            + client.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG) + " within "
                            + client.get(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG) + " ms, expected one",
                    e);
        }
    }

    /** Every value up to where the topic ends now; in order within a partition. */
    public void all(Consumer<V> each) {
        records(record -> read(record, each));
    }

    /** As {@link #all}, whole records as they stand on the topic. */
    public void records(Consumer<ConsumerRecord<byte[], byte[]>> each) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(each);
        }
    }

    /** First offset of the only partition of the topic that is kept. */
    long begin() {
        return consumer.beginningOffsets(partitions).getOrDefault(partitions.get(0), 0L);
    }

    /** Offset after the last record of its only partition. */
    long end() {
        return consumer.endOffsets(partitions).getOrDefault(partitions.get(0), 0L);
    }

    /** Values of its only partition from one offset to before another, in order. */
    void between(long from, long to, Consumer<V> each) {
        TopicPartition partition = partitions.get(0);
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        while (consumer.position(partition) < to) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < to) {
                    read(record, each);
                }
            }
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> record, Consumer<V> each) {
        if (record.value() == null) {
            return; // what was there under its key is gone
        }
        try {
            V value = values.deserialize(topic, record.value());
            if (value != null) {
                each.accept(value);
            }
        } catch (SerializationException e) {
            LOG.warn(
                    "{}-{} offset {} cannot be read and is passed over: {}",
                    topic,
                    record.partition(),
                    record.offset(),
                    e.toString());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}

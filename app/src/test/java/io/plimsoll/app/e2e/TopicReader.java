package io.plimsoll.app.e2e;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their beginning as a subscriber would: committed records only. */
final class TopicReader {
    private final PlimsollConfig config;

    TopicReader(PlimsollConfig config) {
        this.config = config;
    }

    /** Committed values of all partitions so far. */
    <V extends SpecificRecord> List<V> values(Topic<V> topic) {
        return records(
                        topic.name(),
                        AvroSerdes.from(config.registryClient()).valueOf(topic).deserializer())
                .stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    /** Committed records of a topic of raw bytes so far. */
    List<ConsumerRecord<String, byte[]>> bytes(Topic<byte[]> topic) {
        return records(topic.name(), new ByteArrayDeserializer());
    }

    private <V> List<ConsumerRecord<String, V>> records(String topic, Deserializer<V> values) {
        Map<String, Object> settings = config.kafkaClient();
        settings.put("isolation.level", "read_committed");
        List<ConsumerRecord<String, V>> found = new ArrayList<>();
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }
}

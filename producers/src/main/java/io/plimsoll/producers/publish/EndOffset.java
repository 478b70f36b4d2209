package io.plimsoll.producers.publish;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Asks the broker where a partition ends. */
final class EndOffset {
    private EndOffset() {}

    /** Offset the next record would get, >= 0; Kafka's exception when the topic or the broker is not there. */
    static long of(TopicPartition partition, Map<String, ?> kafka) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                ClientSettings.consumer(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }
    }
}

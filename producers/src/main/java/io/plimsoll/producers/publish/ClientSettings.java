package io.plimsoll.producers.publish;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Picks from common Kafka settings what each client knows, so that none warns of the other's. */
final class ClientSettings {
    private ClientSettings() {}

    /** Every record acknowledged by all replicas, in order, without duplicates; sent at once unless told otherwise. */
    static Map<String, Object> producer(Map<String, ?> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ProducerConfig.configNames());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
        return settings;
    }

    static Map<String, Object> consumer(Map<String, ?> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        return settings;
    }
}

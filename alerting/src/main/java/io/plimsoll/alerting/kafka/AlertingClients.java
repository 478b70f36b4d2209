package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.dispatch.Intent;
import io.plimsoll.alerting.dispatch.Receipt;
import io.plimsoll.schemas.AvroSerdes;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The worker's clients: one consumer in its group, two readers in none, one producer. Closed together. */
public record AlertingClients(
        Consumer<String, Intent> intents,
        Consumer<String, Intent> intentReader,
        Consumer<String, Receipt> receiptReader,
        Producer<String, Receipt> receipts)
        implements AutoCloseable {
    /** Consumer group of the workers. */
    public static final String GROUP = "plimsoll-alerting-worker";

    /** Clients for the cluster of {@code kafka}. */
    public AlertingClients(Map<String, Object> kafka, AvroSerdes serdes) {
        this(
                consumer(
                        with(kafka, "group.id", GROUP),
                        AvroMapping.intents(serdes).deserializer()),
                consumer(kafka, AvroMapping.intents(serdes).deserializer()),
                consumer(kafka, AvroMapping.receipts(serdes).deserializer()),
                new KafkaProducer<>(
                        producerConfig(kafka),
                        new StringSerializer(),
                        AvroMapping.receipts(serdes).serializer()));
    }

    @Override
    public void close() {
        intents.close();
        intentReader.close();
        receiptReader.close();
        receipts.close();
    }

    private static <V> Consumer<String, V> consumer(Map<String, Object> kafka, Deserializer<V> values) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("enable.auto.commit", false);
        config.put("auto.offset.reset", "earliest");
        config.put("isolation.level", "read_committed");
        config.put("max.poll.records", 500);
        return new KafkaConsumer<>(config, new StringDeserializer(), values);
    }

    private static Map<String, Object> producerConfig(Map<String, Object> kafka) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("acks", "all");
        config.put("enable.idempotence", true);
        config.put("linger.ms", 0);
        return config;
    }

    private static Map<String, Object> with(Map<String, Object> kafka, String key, String value) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(key, value);
        return config;
    }
}

package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.dispatch.Intent;
import io.plimsoll.alerting.dispatch.Receipt;
import io.plimsoll.schemas.AvroSerdes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The worker's clients: one consumer in its group, two readers in none, two producers. Closed together.
 *
 * @param receiptReader sees records of open transactions too: behind one of them the worker's own receipts would be hidden,
 *     and a mail sent twice
 */
public record AlertingClients(
        Consumer<String, Intent> intents,
        Consumer<String, Intent> intentReader,
        Consumer<String, Receipt> receiptReader,
        Producer<String, Receipt> receipts,
        Producer<byte[], byte[]> deadLetters)
        implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    /** Clients for the cluster of {@code kafka}; the consumer is in {@code group}. */
    public AlertingClients(String group, Map<String, Object> kafka, AvroSerdes serdes) {
        this(
                consumer(
                        kafka,
                        Map.of("group.id", group, "isolation.level", "read_committed"),
                        AvroMapping.intents(serdes).deserializer()),
                consumer(
                        kafka,
                        Map.of("isolation.level", "read_committed"),
                        AvroMapping.intents(serdes).deserializer()),
                consumer(
                        kafka,
                        Map.of("isolation.level", "read_uncommitted"),
                        AvroMapping.receipts(serdes).deserializer()),
                new KafkaProducer<>(
                        producerConfig(kafka),
                        new StringSerializer(),
                        AvroMapping.receipts(serdes).serializer()),
                new KafkaProducer<>(producerConfig(kafka), new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /** Breaks off what the consumers wait for; safe from any thread. */
    public void wakeup() {
        intents.wakeup();
        intentReader.wakeup();
        receiptReader.wakeup();
    }

    /** Lets go of the producers: what they hold is written within seconds or fails. */
    public void closeProducers() {
        receipts.close(CLOSE_WITHIN);
        deadLetters.close(CLOSE_WITHIN);
    }

    @Override
    public void close() {
        closeProducers();
        for (Consumer<?, ?> each : List.of(intents, intentReader, receiptReader)) {
            each.close(CloseOptions.timeout(CLOSE_WITHIN));
        }
    }

    private static <V> Consumer<String, V> consumer(
            Map<String, Object> kafka, Map<String, Object> own, Deserializer<V> values) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.putAll(own);
        config.put("enable.auto.commit", false);
        config.put("auto.offset.reset", "earliest");
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
}

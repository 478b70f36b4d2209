package io.plimsoll.app.demo;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.Delivery;
import io.plimsoll.schemas.avro.NotificationIntent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subscribes to alerts, notifications and deliveries as any other program would, and keeps the tally. */
final class TallyReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TallyReader.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final DeliveryTally tally;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Deserializer<AlertEvent> alerts;
    private final Deserializer<NotificationIntent> intents;
    private final Deserializer<Delivery> deliveries;
    private final Thread thread = new Thread(this::read, "demo-tally");

    TallyReader(PlimsollConfig config, DeliveryTally tally) {
        this.tally = tally;
        AvroSerdes serdes = AvroSerdes.from(config.registryClient());
        alerts = serdes.valueOf(Topics.ALERTS).deserializer();
        intents = serdes.valueOf(Topics.NOTIFICATIONS).deserializer();
        deliveries = serdes.valueOf(Topics.DELIVERIES).deserializer();
        Map<String, Object> client = config.kafkaClient();
        client.put("isolation.level", "read_committed");
        consumer = new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(Topics.ALERTS, Topics.NOTIFICATIONS, Topics.DELIVERIES)
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.start();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (true) {
                consumer.poll(POLL).forEach(this::count);
            }
        } catch (WakeupException e) {
            LOG.debug("tally closed");
        }
    }

    private void count(ConsumerRecord<String, byte[]> record) {
        String topic = record.topic();
        if (topic.equals(Topics.ALERTS.name())) {
            tally.alert(alerts.deserialize(topic, record.value()));
        } else if (topic.equals(Topics.NOTIFICATIONS.name())) {
            tally.intent(intents.deserialize(topic, record.value()));
        } else {
            tally.delivery(deliveries.deserialize(topic, record.value()));
        }
    }
}

package io.plimsoll.app.bench;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.AlertEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes a storm onto the topic of alerts at an even rate. */
final class AlertWriter {
    private AlertWriter() {}

    /** When each was handed to the producer, Unix milliseconds. */
    static long[] write(PlimsollConfig config, AlertStorm storm, Duration over, InstantSource clock) {
        Map<String, Object> settings = config.kafkaClient();
        settings.put("linger.ms", 5);
        settings.put("batch.size", 262_144);
        Serializer<AlertEvent> alerts =
                AvroSerdes.from(config.registryClient()).valueOf(Topics.ALERTS).serializer();
        long[] atMs = new long[storm.size()];
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            long startNs = System.nanoTime();
            for (int i = 0; i < storm.size(); i++) {
                long waitNs = startNs + (long) ((double) over.toNanos() * i / storm.size()) - System.nanoTime();
                if (waitNs > 0) {
                    LockSupport.parkNanos(waitNs);
                }
                atMs[i] = clock.millis();
                AlertEvent alert = storm.alert(i, Instant.ofEpochMilli(atMs[i]));
                producer.send(new ProducerRecord<>(
                        Topics.ALERTS.name(), alert.getAccount(), alerts.serialize(Topics.ALERTS.name(), alert)));
            }
            producer.flush();
        }
        return atMs;
    }
}

package io.plimsoll.app.rules;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.DefaultRules;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a set of rules to topic {@code rules}. */
public final class RulePublisher {
    private static final Logger LOG = LoggerFactory.getLogger(RulePublisher.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private RulePublisher() {}

    /** Makes the built-in rules hold again where a rules file was in force before; writes nothing on a new cluster. */
    public static void restoreDefaults(PlimsollConfig config, Instant time) throws InterruptedException {
        if (!written(config, AvroSerdes.from(config.registryClient())).isEmpty()) {
            publish(config, DefaultRules.all(), time);
        }
    }

    /**
     * Makes exactly {@code rules} hold from now on; returns when the broker has them.
     *
     * @param time event time of the change
     */
    public static void publish(PlimsollConfig config, List<AlertRule> rules, Instant time) throws InterruptedException {
        Map<String, Object> client = config.kafkaClient();
        client.put(ProducerConfig.ACKS_CONFIG, "all");
        AvroSerdes serdes = AvroSerdes.from(config.registryClient());
        Map<String, Rule> written = written(config, serdes);
        try (KafkaProducer<String, Rule> producer = new KafkaProducer<>(
                client, new StringSerializer(), serdes.valueOf(Topics.RULES).serializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Rule rule : RuleRecords.replacing(written.values(), rules, time)) {
                sent.add(producer.send(new ProducerRecord<>(Topics.RULES.name(), rule.getRuleId(), rule)));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("topic rules: not written: " + e.getCause(), e);
        }
    }

    /** The last record of each rule ever written, by id; what cannot be read is the gate's to put into the dead letters. */
    private static Map<String, Rule> written(PlimsollConfig config, AvroSerdes serdes) {
        Map<String, Object> client = config.kafkaClient();
        client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        Deserializer<Rule> rules = serdes.valueOf(Topics.RULES).deserializer();
        Map<String, Rule> last = new LinkedHashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(Topics.RULES.name(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(POLL)
                        .forEach(record ->
                                read(rules, record.value()).ifPresent(rule -> last.put(rule.getRuleId(), rule)));
            }
        }
        return last;
    }

    private static Optional<Rule> read(Deserializer<Rule> rules, byte[] value) {
        try {
            return Optional.ofNullable(rules.deserialize(Topics.RULES.name(), value));
        } catch (SerializationException e) {
            LOG.warn("a record of topic rules cannot be read and is passed over: {}", e.toString());
            return Optional.empty();
        }
    }
}

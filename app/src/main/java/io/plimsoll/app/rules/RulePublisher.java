package io.plimsoll.app.rules;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes a set of rules to topic {@code rules}. */
public final class RulePublisher {
    private RulePublisher() {}

    /**
     * Makes exactly {@code rules} hold from now on; returns when the broker has them.
     *
     * @param time event time of the change
     */
    public static void publish(PlimsollConfig config, List<AlertRule> rules, Instant time) throws InterruptedException {
        Map<String, Object> client = config.kafkaClient();
        client.put(ProducerConfig.ACKS_CONFIG, "all");
        AvroSerdes serdes = AvroSerdes.from(config.registryClient());
        try (KafkaProducer<String, Rule> producer = new KafkaProducer<>(
                client, new StringSerializer(), serdes.valueOf(Topics.RULES).serializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Rule rule : RuleRecords.replacingDefaults(rules, time)) {
                sent.add(producer.send(new ProducerRecord<>(Topics.RULES.name(), rule.getRuleId(), rule)));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("topic rules: not written: " + e.getCause(), e);
        }
    }
}

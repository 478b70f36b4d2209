package io.plimsoll.app.bench;

import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.PositionUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Topics of the floor, and accounts written to theirs, until risk has taken them. */
final class Loading {
    private static final long CHECK_MS = 200;

    private Loading() {}

    /** Creates the topics of the floor as ours are. */
    static void createTopics(PlimsollConfig config, int partitions) throws InterruptedException, ExecutionException {
        Map<String, String> configs = Topics.MARKET.configs();
        try (Admin admin = Admin.create(config.kafkaClient())) {
            admin.createTopics(List.of(
                            new NewTopic(TrivialTopology.PRICES, 1, (short) 1).configs(configs),
                            new NewTopic(TrivialTopology.MARKET, partitions, (short) 1).configs(configs),
                            new NewTopic(TrivialTopology.OUT, partitions, (short) 1).configs(configs)))
                    .all()
                    .get();
        }
    }

    /** Writes contracts, the probes and all accounts, as live input. */
    static void write(PlimsollConfig config, BenchMarket market, BenchAccounts accounts, Probes probes) {
        AvroSerdes serdes = AvroSerdes.from(config.registryClient());
        Map<String, Object> settings = config.kafkaClient();
        settings.put("linger.ms", 20);
        settings.put("batch.size", 262_144);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var instruments = serdes.valueOf(Topics.INSTRUMENTS).serializer();
            var balances = serdes.valueOf(Topics.BALANCES).serializer();
            var positions = serdes.valueOf(Topics.POSITIONS).serializer();
            List<InstrumentUpdate> listed = new ArrayList<>(market.instruments());
            listed.add(BenchMarket.instrument(Probes.SYMBOL));
            listed.forEach(instrument -> send(
                    producer,
                    Topics.INSTRUMENTS.name(),
                    instrument.getSymbol(),
                    instruments.serialize(Topics.INSTRUMENTS.name(), instrument)));
            List<SpecificRecord> ofProbes = new ArrayList<>(probes.balances());
            ofProbes.addAll(probes.positions());
            Consumer<SpecificRecord> writer = record -> {
                if (record instanceof BalanceUpdate balance) {
                    byte[] bytes = balances.serialize(Topics.BALANCES.name(), balance);
                    send(producer, Topics.BALANCES.name(), balance.getAccount(), bytes);
                } else if (record instanceof PositionUpdate position) {
                    byte[] bytes = positions.serialize(Topics.POSITIONS.name(), position);
                    send(producer, Topics.POSITIONS.name(), position.getAccount(), bytes);
                }
            };
            ofProbes.forEach(writer);
            accounts.each(writer);
            producer.flush();
        }
    }

    /** Waits until risk has taken, and committed, every account record that is there. */
    static void awaitTaken(PlimsollConfig config, Duration patience) throws InterruptedException, ExecutionException {
        long startNs = System.nanoTime();
        try (Admin admin = Admin.create(config.kafkaClient())) {
            long missing = missing(admin, config);
            while (missing > 0) {
                if (System.nanoTime() - startNs > patience.toNanos()) {
                    throw new IllegalStateException("account records not taken by risk after " + patience + ": found "
                            + missing + ", expected 0");
                }
                TimeUnit.MILLISECONDS.sleep(CHECK_MS);
                missing = missing(admin, config);
            }
        }
    }

    private static long missing(Admin admin, PlimsollConfig config) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = 0; partition < config.number(ConfigKey.ACCOUNTS_PARTITIONS); partition++) {
            latest.put(new TopicPartition(Topics.POSITIONS.name(), partition), OffsetSpec.latest());
            latest.put(new TopicPartition(Topics.BALANCES.name(), partition), OffsetSpec.latest());
        }
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(
                        config.text(ConfigKey.RISK_APPLICATION_ID))
                .partitionsToOffsetAndMetadata()
                .get();
        long missing = 0;
        for (var end : admin.listOffsets(latest).all().get().entrySet()) {
            OffsetAndMetadata taken = committed.get(end.getKey());
            missing += Math.max(0, end.getValue().offset() - (taken == null ? 0 : taken.offset()));
        }
        return missing;
    }

    private static void send(KafkaProducer<String, byte[]> producer, String topic, String key, byte[] bytes) {
        producer.send(new ProducerRecord<>(topic, key, bytes));
    }
}

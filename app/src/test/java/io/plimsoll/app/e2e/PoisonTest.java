package io.plimsoll.app.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.DemoMailbox;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topic;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.Cause;
import io.plimsoll.schemas.avro.MarketEvent;
import io.plimsoll.schemas.avro.NotificationIntent;
import io.plimsoll.schemas.avro.Rule;
import io.plimsoll.schemas.avro.RuleKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record nobody can read and a record that makes no sense, on every topic that Plimsoll reads. */
class PoisonTest {
    private static final byte[] NOT_AVRO = "not avro".getBytes(UTF_8);
    private static final List<Topic<?>> READ = List.of(
            Topics.PRICES,
            Topics.INSTRUMENTS,
            Topics.RULES,
            Topics.POSITIONS,
            Topics.BALANCES,
            Topics.MARKET,
            Topics.ALERTS,
            Topics.NOTIFICATIONS);

    @TempDir
    Path dir;

    /**
     * A record that must become a dead letter.
     *
     * @param words what its message says, at least
     */
    private record Poison(RecordMetadata where, byte[] bytes, String words) {}

    @Test
    void d21TenMegabytesOnEachTopicBecomeALetterThatSaysHowLongItWasAndTheStreamGoesOn() throws Exception {
        byte[] large = new byte[10 * 1024 * 1024];
        Arrays.fill(large, (byte) 'x');
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir, PlimsollConfig.defaults());
                DemoMailbox mailbox = DemoMailbox.start();
                Pipeline pipeline = Pipeline.start(Pipeline.mailing(cluster.config(), mailbox.smtpPort()))) {
            TopicReader topics = new TopicReader(cluster.config());
            takeLargeRecords(cluster.config());
            pipeline.feed(SmallWorld.opening("a-1"));
            List<RecordMetadata> places = sendToAll(cluster.config(), large);

            pipeline.eventually(
                    () -> assertThat(topics.bytes(Topics.DEAD_LETTERS)).hasSameSizeAs(READ));
            assertThat(topics.bytes(Topics.DEAD_LETTERS)).allSatisfy(letter -> {
                assertThat(places)
                        .as("its place is kept, to find the whole of it")
                        .anyMatch(place -> header(letter, "topic").equals(place.topic())
                                && header(letter, "offset").equals(Long.toString(place.offset())));
                assertThat(letter.value()).hasSizeLessThan(1_000_000).startsWith('x', 'x', 'x');
                assertThat(header(letter, "size")).isEqualTo("10485760");
            });

            pipeline.feed(SmallWorld.prices(10, "68"));
            pipeline.eventually(() -> assertThat(Inbox.of(mailbox))
                    .extracting(Inbox.Mail::subject)
                    .anyMatch(subject -> subject.startsWith("[CRITICAL] a-1 margin ratio 0.8000")));
            pipeline.assertRunning();
        }
    }

    /** As who runs a cluster may set it; the dead letters stay as they were. */
    private static void takeLargeRecords(PlimsollConfig config) throws Exception {
        var large = List.of(new AlterConfigOp(new ConfigEntry("max.message.bytes", "20000000"), OpType.SET));
        try (Admin admin = Admin.create(config.kafkaClient())) {
            Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
            READ.forEach(topic -> changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), large));
            admin.incrementalAlterConfigs(changes).all().get();
        }
    }

    private static List<RecordMetadata> sendToAll(PlimsollConfig config, byte[] value) throws Exception {
        Map<String, Object> client = config.kafkaClient();
        client.put("max.request.size", 20_000_000);
        List<RecordMetadata> places = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
            for (Topic<?> topic : READ) {
                places.add(producer.send(new ProducerRecord<>(topic.name(), "a-1", value))
                        .get());
            }
        }
        return places;
    }

    @Test
    void d21BecomesADeadLetterAndTheStreamGoesOn() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir, PlimsollConfig.defaults());
                DemoMailbox mailbox = DemoMailbox.start();
                Pipeline pipeline = Pipeline.start(Pipeline.mailing(cluster.config(), mailbox.smtpPort()))) {
            TopicReader topics = new TopicReader(cluster.config());
            pipeline.feed(SmallWorld.opening("a-1"));
            pipeline.feed(SmallWorld.prices(2, "75"));
            pipeline.eventually(() -> assertThat(Inbox.of(mailbox)).hasSize(1));

            List<Poison> poisons =
                    poison(cluster.config(), topics.values(Topics.ALERTS).get(0));

            pipeline.eventually(
                    () -> assertThat(topics.bytes(Topics.DEAD_LETTERS)).hasSizeGreaterThanOrEqualTo(poisons.size()));
            List<ConsumerRecord<String, byte[]>> letters = topics.bytes(Topics.DEAD_LETTERS);
            poisons.forEach(poison -> assertThatALetterKeeps(poison, letters));
            assertThat(letters).hasSameSizeAs(poisons);

            pipeline.feed(SmallWorld.prices(10, "68"));

            pipeline.eventually(() -> assertThat(Inbox.of(mailbox))
                    .extracting(Inbox.Mail::subject)
                    .anyMatch(subject -> subject.startsWith("[CRITICAL] a-1 margin ratio 0.8000")));
            pipeline.assertRunning();
        }
    }

    private static List<Poison> poison(PlimsollConfig config, AlertEvent good) throws Exception {
        AvroSerdes serdes = AvroSerdes.from(config.registryClient());
        List<Poison> poisons = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(config.kafkaClient(), new StringSerializer(), new ByteArraySerializer())) {
            for (Topic<?> topic : READ) {
                poisons.add(send(producer, topic, "a-1", NOT_AVRO, ""));
            }
            poisons.add(
                    send(
                            producer,
                            serdes,
                            Topics.PRICES,
                            SmallWorld.SYMBOL,
                            SmallWorld.price(3, "0"),
                            "markPrice of BTCUSDT: NON_POSITIVE: found 0.000000000000000000 at 2025-10-10T00:00:03Z, expected a price > 0 not older than the last"));
            poisons.add(
                    send(
                            producer,
                            serdes,
                            Topics.PRICES,
                            SmallWorld.SYMBOL,
                            SmallWorld.price(3, "-75"),
                            "markPrice of BTCUSDT: NON_POSITIVE: found -75.000000000000000000 at 2025-10-10T00:00:03Z, expected a price > 0 not older than the last"));
            poisons.add(send(
                    producer,
                    serdes,
                    Topics.INSTRUMENTS,
                    SmallWorld.SYMBOL,
                    SmallWorld.instrument("0"),
                    "contractSize of BTCUSDT is 0.0"));
            poisons.add(send(
                    producer,
                    serdes,
                    Topics.RULES,
                    "margin-ratio",
                    rule(Map.of("WARNING", 0.6, "CRITICAL", 0.5)),
                    "level CRITICAL of rule margin-ratio is 0.5, expected above the 0.6 of WARNING"));
            poisons.add(send(
                    producer,
                    serdes,
                    Topics.RULES,
                    "margin-ratio",
                    rule(Map.of("WARNING", Double.NaN)),
                    "level WARNING of rule margin-ratio is NaN"));
            poisons.add(send(
                    producer,
                    serdes,
                    Topics.POSITIONS,
                    "a-1",
                    SmallWorld.position("a-1", "-1"),
                    "quantity of BTCUSDT LONG is -1.0, expected a finite number from 0"));
            poisons.add(send(
                    producer,
                    serdes,
                    Topics.BALANCES,
                    "a-1",
                    SmallWorld.balance("a-2", "49"),
                    "key: found a-1, expected the record's account a-2"));
            poisons.add(send(
                    producer,
                    serdes,
                    Topics.MARKET,
                    SmallWorld.SYMBOL,
                    new MarketEvent(-1L, SmallWorld.instrument("0"), new Cause("instruments", 0, 0L), null),
                    "contractSize of BTCUSDT is 0.0"));
            AlertEvent senseless = AlertEvent.newBuilder(good).setSeverity(null).build();
            poisons.add(send(
                    producer,
                    serdes,
                    Topics.ALERTS,
                    "a-1",
                    senseless,
                    "severity is null on RAISED, expected null on RESOLVED and a level otherwise"));
            poisons.add(send(
                    producer,
                    serdes,
                    Topics.NOTIFICATIONS,
                    "a-1",
                    new NotificationIntent(
                            "i-1", SmallWorld.START, "desk", "email", "desk", senseless, 0.0, null, null, null),
                    "severity is null on RAISED, expected null on RESOLVED and a level otherwise"));
        }
        return poisons;
    }

    private static <V extends SpecificRecord> Poison send(
            KafkaProducer<String, byte[]> producer,
            AvroSerdes serdes,
            Topic<V> topic,
            String key,
            V value,
            String words)
            throws Exception {
        return send(producer, topic, key, serdes.valueOf(topic).serializer().serialize(topic.name(), value), words);
    }

    private static Poison send(
            KafkaProducer<String, byte[]> producer, Topic<?> topic, String key, byte[] bytes, String words)
            throws Exception {
        return new Poison(
                producer.send(new ProducerRecord<>(topic.name(), key, bytes)).get(), bytes, words);
    }

    private static Rule rule(Map<String, Double> levels) {
        return Rule.newBuilder()
                .setTime(SmallWorld.START)
                .setRuleId("margin-ratio")
                .setKind(RuleKind.MARGIN_RATIO)
                .setVersion("1")
                .setLevels(levels)
                .setHysteresis(0)
                .setHoldForMs(0L)
                .setEnabled(true)
                .build();
    }

    private static void assertThatALetterKeeps(Poison poison, List<ConsumerRecord<String, byte[]>> letters) {
        List<ConsumerRecord<String, byte[]>> found = letters.stream()
                .filter(letter -> header(letter, "topic").equals(poison.where().topic())
                        && header(letter, "partition")
                                .equals(Integer.toString(poison.where().partition()))
                        && header(letter, "offset")
                                .equals(Long.toString(poison.where().offset())))
                .toList();
        assertThat(found).as("letters of %s", poison.where()).hasSize(1);
        assertThat(found.get(0).value()).as("bytes of %s", poison.where()).isEqualTo(poison.bytes());
        assertThat(header(found.get(0), "exception"))
                .as("cause of %s", poison.where())
                .isNotBlank();
        assertThat(header(found.get(0), "message") + header(found.get(0), "stacktrace"))
                .as("words about %s", poison.where())
                .contains(poison.words());
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return Arrays.stream(letter.headers().toArray())
                .filter(header -> header.key().equals("__streams.errors." + name))
                .map(header -> new String(header.value(), UTF_8))
                .findFirst()
                .orElse("");
    }
}

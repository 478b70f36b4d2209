package io.plimsoll.app.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EmbeddedBrokerTest {
    private static final long YEAR_2009_MS = 1_230_768_000_000L;
    private static final long YEAR_2100_MS = 4_102_444_800_000L;

    @TempDir
    Path dir;

    @Test
    void keepsItsPortAndRecordsOfAnyEventTimeAcrossARestart() throws Exception {
        String firstAddress;
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir)) {
            firstAddress = broker.bootstrapServers();
            create(broker, "ticks");
            send(broker, "ticks", YEAR_2009_MS, "old");
            send(broker, "ticks", YEAR_2100_MS, "far ahead");
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(dir)) {
            assertThat(broker.bootstrapServers()).isEqualTo(firstAddress).startsWith("127.0.0.1:");
            assertThat(read(broker, "ticks", 2))
                    .extracting(record -> record.timestamp() + " " + record.value())
                    .containsExactly("1230768000000 old", "4102444800000 far ahead");
        }
    }

    @Test
    void refusesToCreateTopicsNobodyDeclared() {
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("misspelt"))
                            .allTopicNames()
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void saysWhichFileIsDamagedWhenTheRememberedPortIsNoNumber() throws Exception {
        Files.writeString(dir.resolve("plimsoll-ports.properties"), "client=many\ncontroller=9093\n", UTF_8);

        assertThatThrownBy(() -> EmbeddedBroker.start(dir))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("plimsoll-ports.properties: client: found 'many', expected a port 1-65535");
    }

    private static void create(EmbeddedBroker broker, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
        }
    }

    private static void send(EmbeddedBroker broker, String topic, long timeMs, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, timeMs, "key", value)).get(30, TimeUnit.SECONDS);
        }
    }

    private static List<ConsumerRecord<String, String>> read(EmbeddedBroker broker, String topic, int count) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (records.size() < count) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}

package io.plimsoll.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Evidence;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.channel.kafka.KafkaTopicNotifier;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.alerting.template.BriefTemplate;
import io.plimsoll.app.config.ConfigException;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.EmbeddedBroker;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class KafkaTopicsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ID = "00112233445566778899aabbccddeeff";

    @TempDir
    Path dir;

    private static PlimsollConfig on(String bootstrapServers) {
        return PlimsollConfig.defaults().with(ConfigKey.BOOTSTRAP_SERVERS, bootstrapServers);
    }

    private static Alert raised() {
        Instant time = Instant.parse("2025-10-10T21:15:00.250Z");
        return new Alert(
                "a1",
                0,
                Change.RAISED,
                Severity.CRITICAL,
                null,
                "margin-ratio",
                "MARGIN_RATIO",
                "v1",
                "acct-17",
                "CROSS:USDT",
                null,
                0.8123,
                0.8,
                time,
                time,
                "margin ratio 0.8123 is above 0.8",
                "THRESHOLD_REACHED",
                new Evidence(
                        "USDT",
                        BigDecimal.TEN,
                        BigDecimal.TEN,
                        BigDecimal.ONE,
                        0.8123,
                        List.of(),
                        Map.of("CRITICAL", 0.8),
                        0.02,
                        42,
                        null,
                        null,
                        null),
                List.of(),
                List.of(),
                new Alert.Cause("market", 0, 1));
    }

    @Test
    void aReaderOfCloudEventsReadsWhatWeWroteAndATopicThatIsNotThereIsADeadContactPoint() throws Exception {
        Alert alert = raised();
        try (EmbeddedBroker broker = EmbeddedBroker.start(dir);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                var notifier = new KafkaTopicNotifier(
                        KafkaTopicConfig.of(on(broker.bootstrapServers())), BriefTemplate.builtIn())) {
            admin.createTopics(List.of(new NewTopic("desk-alerts", 1, (short) 1)))
                    .all()
                    .get(60, TimeUnit.SECONDS);

            Outcome first = notifier.send(new Message(ID, "desk-alerts", alert));
            Outcome again = notifier.send(new Message(ID, "desk-alerts", alert));
            Outcome nowhere = notifier.send(new Message(ID, "no-such-topic", alert));

            assertThat(first).isEqualTo(new Outcome.Delivered(null, "partition 0, offset 0"));
            assertThat(again).isEqualTo(new Outcome.Delivered(null, "partition 0, offset 1"));
            assertThat(nowhere)
                    .isInstanceOfSatisfying(
                            Outcome.Rejected.class,
                            refused -> assertThat(refused.about()).isEqualTo(About.CONTACT));
            assertThat(read(broker.bootstrapServers(), 2)).hasSize(2).allSatisfy(record -> {
                CloudEvent event = record.value();
                assertThat(record.key()).isEqualTo("acct-17");
                assertThat(event.getId()).isEqualTo(ID);
                assertThat(event.getSource()).isEqualTo(URI.create("/plimsoll-alerting"));
                assertThat(event.getType()).isEqualTo("io.plimsoll.alert.raised");
                assertThat(event.getSubject()).isEqualTo("acct-17");
                assertThat(event.getTime()).isEqualTo("2025-10-10T21:15:00.250Z");
                assertThat(event.getDataContentType()).isEqualTo("application/json");
            });
        }
    }

    private static List<ConsumerRecord<String, CloudEvent>> read(String bootstrapServers, int count) {
        List<ConsumerRecord<String, CloudEvent>> records = new ArrayList<>();
        TopicPartition partition = new TopicPartition("desk-alerts", 0);
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new CloudEventDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Awaitility.await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return records.size() >= count;
            });
        }
        return records;
    }

    @Test
    void anotherClusterTakesNothingFromOurOwnSettings() throws IOException {
        Path file = Files.writeString(dir.resolve("plimsoll.properties"), """
                kafka.sasl.jaas.config = env:OURS
                kafka.channel.bootstrap.servers = theirs:9092
                kafka.channel.sasl.jaas.config = env:THEIRS
                """);
        PlimsollConfig config = PlimsollConfig.read(file, Map.of("OURS", "ours;", "THEIRS", "theirs;"));

        assertThat(config.kafkaChannel())
                .isEqualTo(Map.of("bootstrap.servers", "theirs:9092", "sasl.jaas.config", "theirs;"));
        assertThat(config.kafkaClient())
                .doesNotContainKey("channel.bootstrap.servers")
                .containsEntry("sasl.jaas.config", "ours;");
        assertThat(KafkaTopicConfig.of(config).toString()).doesNotContain("theirs;");
    }

    @Test
    void aTopicOfOurOwnIsNoContactPoint() {
        Routes routes = RoutesFile.parse("r", "{recipients: {a: {kafka: alerts}}, routes: [{recipients: [a]}]}");

        assertThatThrownBy(() -> VendorConfig.vendors(PlimsollConfig.defaults(), routes))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.faults())
                                .containsExactly(
                                        "recipients.a.kafka: found alerts, a topic of Plimsoll's own, expected another"));
    }
}

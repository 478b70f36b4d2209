package io.plimsoll.alerting.kafka;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.schemas.AvroSerdes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationTopologyTest {
    private final AvroSerdes serdes = AvroSerdes.from(Map.of("schema.registry.url", "mock://alerting-topology"));
    private final Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path stateDir;

    @SuppressWarnings("NullAway.Init")
    private TopologyTestDriver driver;

    /** At least once: the driver does not show a dead letter of an open transaction. */
    private static Properties settings(Map<String, Object> client) {
        Properties settings = NotificationTopology.config("plimsoll-alerting", client);
        settings.put("processing.guarantee", "at_least_once");
        return settings;
    }

    @BeforeEach
    void start() {
        var routes = RoutesFile.parse(
                "r",
                "{recipients: {desk: {email: a@b.c}}, routes: [{name: all, minSeverity: WARNING, recipients: [desk]}]}");
        driver = new TopologyTestDriver(
                NotificationTopology.build(routes, serdes, InstantSource.fixed(now)),
                settings(Map.of("bootstrap.servers", "localhost:1", "state.dir", stateDir.toString())));
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void anAlertBecomesAnIntentThatHoldsAllOfIt() {
        var alerts = driver.createInputTopic(
                "alerts", new StringSerializer(), AvroMapping.alerts(serdes).serializer());
        var intents = driver.createOutputTopic(
                "notifications",
                new StringDeserializer(),
                AvroMapping.intents(serdes).deserializer());
        alerts.pipeInput("acct-17", anAlert().build());

        var record = intents.readRecord();
        assertThat(record.key()).isEqualTo("acct-17");
        assertThat(record.getRecordTime()).isEqualTo(now);
        assertThat(record.value().intentId()).isEqualTo("5b6d7853cc75e9d3a2edefa134ed4911");
        assertThat(record.value().decidedAt()).isEqualTo(now);
        assertThat(record.value().alert())
                .usingRecursiveComparison()
                .withComparatorForType(java.math.BigDecimal::compareTo, java.math.BigDecimal.class)
                .isEqualTo(anAlert().build());
        assertThat(intents.isEmpty()).isTrue();
    }

    @Test
    void anAlertThatIsNotToldBecomesAReceiptWithTheReason() {
        var alerts = driver.createInputTopic(
                "alerts", new StringSerializer(), AvroMapping.alerts(serdes).serializer());
        var receipts = driver.createOutputTopic(
                "deliveries",
                new StringDeserializer(),
                AvroMapping.receipts(serdes).deserializer());
        alerts.pipeInput("acct-17", anAlert().raised(Severity.INFO).build());
        alerts.pipeInput(
                "acct-17",
                anAlert()
                        .change(3, Change.DEESCALATED, Severity.CRITICAL, Severity.WARNING)
                        .build());

        assertThat(receipts.readValuesToList())
                .extracting(r -> r.status() + " " + r.recipient() + " " + r.detail())
                .containsExactly("SUPPRESSED null no route matches", "SUPPRESSED desk de-escalation is not notified");
    }

    @Test
    void aPoisonAlertBecomesADeadLetterAndTheNextOneGoesThrough() {
        var poison = driver.createInputTopic("alerts", new StringSerializer(), new ByteArraySerializer());
        var alerts = driver.createInputTopic(
                "alerts", new StringSerializer(), AvroMapping.alerts(serdes).serializer());
        var intents = driver.createOutputTopic(
                "notifications",
                new StringDeserializer(),
                AvroMapping.intents(serdes).deserializer());
        var dead = driver.createOutputTopic("dead-letters", new StringDeserializer(), new ByteArrayDeserializer());
        byte[] bytes = "not avro".getBytes(StandardCharsets.UTF_8);
        poison.pipeInput("acct-1", bytes);
        alerts.pipeInput("acct-17", anAlert().build());

        alerts.pipeInput("acct-17", anAlert().build());

        assertThat(intents.readValuesToList()).hasSize(2);
        var letter = dead.readRecord();
        assertThat(letter.value()).isEqualTo(bytes);
        assertThat(new String(
                        letter.headers().lastHeader("__streams.errors.topic").value(), StandardCharsets.UTF_8))
                .isEqualTo("alerts");
        assertThat(letter.headers().lastHeader("__streams.errors.offset")).isNotNull();
    }
}

package io.plimsoll.alerting.kafka;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.dispatch.Intent;
import io.plimsoll.alerting.dispatch.Receipt;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.client.RegistryUnavailableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
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
        driver = driver(serdes);
    }

    private TopologyTestDriver driver(AvroSerdes codec) {
        var routes = RoutesFile.parse(
                "r",
                "{recipients: {desk: {email: a@b.c}}, routes: [{name: all, minSeverity: WARNING, recipients: [desk]}]}");
        return new TopologyTestDriver(
                NotificationTopology.build(routes, codec, InstantSource.fixed(now)), settings(client()));
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", "localhost:1", "state.dir", stateDir.toString());
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
    void theScenarioOfAStressAlertTravelsWithIt() {
        var alerts = driver.createInputTopic(
                "alerts", new StringSerializer(), AvroMapping.alerts(serdes).serializer());
        var intents = driver.createOutputTopic(
                "notifications",
                new StringDeserializer(),
                AvroMapping.intents(serdes).deserializer());

        alerts.pipeInput("acct-17", anAlert().stress("2025-10-10").build());

        Alert told = intents.readValue().alert();
        assertThat(told.ruleKind()).isEqualTo("STRESS");
        assertThat(told.evidence())
                .usingRecursiveComparison()
                .withComparatorForType(java.math.BigDecimal::compareTo, java.math.BigDecimal.class)
                .isEqualTo(anAlert().stress("2025-10-10").build().evidence());
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
    void d21APoisonAlertBecomesADeadLetterAndTheNextOneGoesThrough() {
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

        alerts.pipeInput("acct-17", anAlert().id("a2").build());

        assertThat(intents.readValuesToList()).hasSize(2);
        var letter = dead.readRecord();
        assertThat(letter.value()).isEqualTo(bytes);
        assertThat(new String(
                        letter.headers().lastHeader("__streams.errors.topic").value(), StandardCharsets.UTF_8))
                .isEqualTo("alerts");
        assertThat(letter.headers().lastHeader("__streams.errors.offset")).isNotNull();
    }

    @Test
    void whoWasToldOfTheCriticalHearsTheEndOfTheEpisodeAlsoAfterARestart() {
        alerts().pipeInput("acct-17", anAlert().raised(Severity.CRITICAL).build());
        alerts().pipeInput(
                        "acct-17", anAlert().id("a10").raised(Severity.CRITICAL).build());
        alerts().pipeInput(
                        "acct-17",
                        anAlert()
                                .change(1, Change.DEESCALATED, Severity.CRITICAL, Severity.INFO)
                                .build());
        intents().readValuesToList();
        restart();

        alerts().pipeInput(
                        "acct-17",
                        anAlert()
                                .change(2, Change.RESOLVED, Severity.INFO, null)
                                .build());

        assertThat(intents().readValuesToList())
                .extracting(intent -> intent.recipient() + " " + intent.route() + " "
                        + intent.alert().change())
                .containsExactly("desk all RESOLVED");
        assertThat(told()).containsExactly("a10\ndesk\nemail = all");
    }

    @Test
    void withoutARegistryTheStreamStopsAndNoGoodAlertIsBuried() {
        byte[] unknownSchema = {0, 0, 0, 0, 9, 1};
        driver.close();
        driver = driver(AvroSerdes.from(Map.of(
                "schema.registry.url",
                "http://127.0.0.1:1",
                "plimsoll.avro.deserializer",
                RegistryIsDown.class.getName())));
        var raw = driver.createInputTopic("alerts", new StringSerializer(), new ByteArraySerializer());

        assertThatThrownBy(() -> raw.pipeInput("acct-1", unknownSchema))
                .rootCause()
                .isInstanceOf(RegistryUnavailableException.class);
        assertThat(dead().isEmpty()).isTrue();
    }

    @Test
    void withoutARegistryAtTheSinkTheStreamStopsToo() {
        driver.close();
        driver = driver(AvroSerdes.from(Map.of(
                "schema.registry.url",
                "mock://alerting-topology",
                "plimsoll.avro.serializer",
                RegistryIsDown.Writing.class.getName())));

        assertThatThrownBy(() -> alerts().pipeInput("acct-1", anAlert().build()))
                .rootCause()
                .isInstanceOf(RegistryUnavailableException.class);
        assertThat(dead().isEmpty()).isTrue();
    }

    @Test
    void aDecisionThatCannotBeWrittenForWhatItHoldsBuriesItsAlertAndTheNextOneGoesOn() {
        driver.close();
        driver = driver(AvroSerdes.from(Map.of(
                "schema.registry.url",
                "mock://alerting-topology",
                "plimsoll.avro.serializer",
                RefusesIntents.class.getName())));

        alerts().pipeInput("acct-1", anAlert().build());
        alerts().pipeInput("acct-2", anAlert().raised(Severity.INFO).build());

        var letter = dead().readRecord();
        assertThat(letter.key()).isEqualTo("desk");
        assertThat(new String(
                        letter.headers().lastHeader("__streams.errors.message").value(), StandardCharsets.UTF_8))
                .isEqualTo("intent does not fit the schema");
        assertThat(receipts().readValuesToList()).extracting(Receipt::account).containsExactly("acct-17");
    }

    @Test
    void aReasonForSilenceHasTheTimeOfTheDecisionNotOfTheAlert() {
        alerts().pipeInput("acct-17", anAlert().raised(Severity.INFO).build(), Instant.parse("2025-10-10T21:15:00Z"));

        assertThat(receipts().readRecord().getRecordTime()).isEqualTo(now);
    }

    @Test
    void anAlertNothingCanBeDecidedOnBecomesADeadLetter() {
        driver.close();
        var broken = new Routes(
                Map.of(),
                RoutesFile.parse("r", "{recipients: {a: {email: a@b.c}}, routes: [{name: all, recipients: [a]}]}")
                        .routes());
        driver = new TopologyTestDriver(
                NotificationTopology.build(broken, serdes, InstantSource.fixed(now)), settings(client()));

        alerts().pipeInput("acct-1", anAlert().build());

        var letter = dead().readRecord();
        assertThat(letter.value())
                .isEqualTo(AvroMapping.alerts(serdes)
                        .serializer()
                        .serialize("alerts", anAlert().build()));
        assertThat(new String(
                        letter.headers().lastHeader("__streams.errors.message").value(), StandardCharsets.UTF_8))
                .isEqualTo("route all names recipient a, expected one of the recipients");
    }

    private TestInputTopic<String, Alert> alerts() {
        return driver.createInputTopic(
                "alerts", new StringSerializer(), AvroMapping.alerts(serdes).serializer());
    }

    private TestOutputTopic<String, Intent> intents() {
        return driver.createOutputTopic(
                "notifications",
                new StringDeserializer(),
                AvroMapping.intents(serdes).deserializer());
    }

    private TestOutputTopic<String, Receipt> receipts() {
        return driver.createOutputTopic(
                "deliveries",
                new StringDeserializer(),
                AvroMapping.receipts(serdes).deserializer());
    }

    private TestOutputTopic<String, byte[]> dead() {
        return driver.createOutputTopic("dead-letters", new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** A new instance gets its store back from the changelog. */
    private void restart() {
        List<KeyValue<String, String>> changes = driver.createOutputTopic(
                        "plimsoll-alerting-alerting-told-changelog", new StringDeserializer(), new StringDeserializer())
                .readKeyValuesToList();
        driver.close();
        start();
        changes.forEach(
                row -> driver.<String, String>getKeyValueStore("alerting-told").put(row.key, row.value));
    }

    private List<String> told() {
        List<String> rows = new ArrayList<>();
        try (var all = driver.<String, String>getKeyValueStore("alerting-told").all()) {
            all.forEachRemaining(row -> rows.add(row.key + " = " + row.value));
        }
        return rows;
    }
}

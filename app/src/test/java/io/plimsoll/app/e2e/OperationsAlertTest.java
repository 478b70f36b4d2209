package io.plimsoll.app.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.DemoMailbox;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.app.run.Component;
import io.plimsoll.app.run.RunningComponents;
import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.AlertEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with alerting in a running process reaches those who run it, by a channel that works. */
class OperationsAlertTest {
    private static final String ROUTES = """
            recipients:
              desk: {email: desk@test.example}
              ops: {email: ops@test.example, ntfy: plimsoll-ops}
            routes:
              - {name: desk, account: "a-*", recipients: [desk]}
            operations:
              - {name: ops, recipients: [ops]}
            """;

    @TempDir
    Path dir;

    /** Titles of what the operators' push topic got. */
    private final List<String> pushed = new CopyOnWriteArrayList<>();

    private HttpServer ntfy;

    @BeforeEach
    void start() throws IOException {
        ntfy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ntfy.createContext("/", this::take);
        ntfy.start();
    }

    @AfterEach
    void stop() {
        ntfy.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode message = new ObjectMapper().readTree(exchange.getRequestBody());
            pushed.add(message.path("topic").asText() + ": "
                    + message.path("title").asText());
            byte[] answer = "{\"id\":\"m1\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Test
    void d3AFailingChannelDeadLettersAndAFaultyRoutesFileAreToldByAChannelThatWorks() throws Exception {
        Path routes = Files.writeString(dir.resolve("routes.yaml"), ROUTES);
        int smtpPort = FreePort.find();
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir, PlimsollConfig.defaults())) {
            PlimsollConfig config = settings(cluster.config(), routes, smtpPort);
            try (RunningComponents running =
                    RunningComponents.start(config, Set.of(Component.ALERTING), new SimpleMeterRegistry())) {
                alerts(config, "a-1", "a-2", "a-3");
                eventually("plimsoll-ops: [CRITICAL] plimsoll channel down: email");

                poison(config);
                eventually("plimsoll-ops: [WARNING] plimsoll dead letters: alerts");

                Files.writeString(routes, ROUTES.replace("recipients: [ops]", "recipients: [nobody]"));
                eventually("plimsoll-ops: [WARNING] plimsoll routes refused: routes.yaml");
                Files.writeString(routes, ROUTES + "# mended\n");
                eventually("plimsoll-ops: [RESOLVED] plimsoll routes refused: routes.yaml");

                try (DemoMailbox mailbox = DemoMailbox.start(smtpPort, 0)) {
                    eventually("plimsoll-ops: [RESOLVED] plimsoll channel down: email");
                    await().atMost(Pipeline.PATIENCE)
                            .untilAsserted(() -> assertThat(Inbox.of(mailbox))
                                    .as("three of accounts to the desk, and what of the rest the operators get by mail")
                                    .hasSizeGreaterThanOrEqualTo(3));
                }
                assertThat(pushed).as("each once").doesNotHaveDuplicates();
                assertThat(pushed)
                        .filteredOn(title -> title.contains("channel down"))
                        .hasSize(2);
            }
        }
    }

    private void eventually(String title) {
        await().atMost(Pipeline.PATIENCE).untilAsserted(() -> assertThat(pushed).contains(title));
    }

    private PlimsollConfig settings(PlimsollConfig cluster, Path routes, int smtpPort) {
        return Pipeline.mailing(cluster, smtpPort)
                .with(ConfigKey.ROUTES_FILE, routes.toString())
                .with(ConfigKey.ROUTES_RELOAD_MS, "200")
                .with(
                        ConfigKey.NTFY_URL,
                        "http://127.0.0.1:" + ntfy.getAddress().getPort())
                .with(ConfigKey.NOTIFY_CIRCUIT_OPEN_MS, "500")
                .with(ConfigKey.NOTIFY_RETRY_FIRST_MS, "100")
                .with(ConfigKey.NOTIFY_RETRY_MAX_MS, "500");
    }

    private static void alerts(PlimsollConfig config, String... accounts) throws Exception {
        AvroSerdes serdes = AvroSerdes.from(config.registryClient());
        try (var producer = new KafkaProducer<>(
                config.kafkaClient(),
                new StringSerializer(),
                serdes.valueOf(Topics.ALERTS).serializer())) {
            List<FeedRecord> history = new ArrayList<>(SmallWorld.opening(accounts));
            history.addAll(SmallWorld.prices(2, "75"));
            for (AlertEvent alert : ExpectedAlerts.replay(history)) {
                producer.send(new ProducerRecord<>(Topics.ALERTS.name(), alert.getAccount(), alert))
                        .get();
            }
        }
    }

    private static void poison(PlimsollConfig config) throws Exception {
        try (var producer =
                new KafkaProducer<>(config.kafkaClient(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.ALERTS.name(), "a-1", "not avro".getBytes(UTF_8)))
                    .get();
        }
    }
}

package io.plimsoll.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.kafka.EpisodeMapping;
import io.plimsoll.alerting.link.AckLinks;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.app.config.ConfigException;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.app.live.TopicScan;
import io.plimsoll.app.web.MemoryDesk;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages over real HTTP, on the topics of a running cluster. */
class AlertingPagesTest {
    private static final String TOKEN = "planted-api-token";
    private static final String KEY = "whsec_cGxhbnRlZHBsYW50ZWRwbGFudGVkcGxhbnRlZA==";
    private static final String OLD_KEY = "whsec_b2xkIGtleSBvbGQga2V5IG9sZCBrZXkgb2xkIGtleQ==";
    private static final Routes ROUTES =
            RoutesFile.parse("r", "{recipients: {desk: {email: d@e.example}}, routes: [{recipients: [desk]}]}");

    @TempDir
    Path dir;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<HttpResponse<String>> answers = new ArrayList<>();

    private HttpResponse<String> ask(int port, String method, String path, String body, String authorization)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(120))
                .header("Authorization", authorization)
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        answers.add(answer);
        return answer;
    }

    private PlimsollConfig config(Map<String, Object> kafka, Map<String, Object> registry) throws Exception {
        Path token = Files.writeString(dir.resolve("token"), TOKEN);
        Path key = Files.writeString(dir.resolve("key"), KEY);
        Path old = Files.writeString(dir.resolve("old"), OLD_KEY);
        return PlimsollConfig.read(Files.write(
                dir.resolve("plimsoll.properties"),
                List.of(
                        "bootstrap.servers=" + kafka.get("bootstrap.servers"),
                        "schema.registry.url=" + registry.get("schema.registry.url"),
                        "api.token=file:" + token,
                        "ack.link.base=https://alerts.example",
                        "ack.link.key=file:" + key,
                        "ack.link.previous.key=file:" + old)));
    }

    @Test
    void d34AcknowledgementsByTokenAndByLinkAreWrittenAndNoSecretShows() throws Exception {
        MemoryDesk memory = new MemoryDesk();
        memory.open("a1", "acct-1", null);
        Episode episode = memory.episodes().iterator().next();
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir.resolve("cluster"), PlimsollConfig.defaults())) {
            PlimsollConfig config =
                    config(cluster.config().kafkaClient(), cluster.config().registryClient());
            publish(config, episode);
            AckLinks links = LinkConfig.links(config, InstantSource.system()).orElseThrow();
            String link = links.of(new Message("i", "d@e.example", episode.last()).to("desk"))
                    .orElseThrow()
                    .getRawQuery();
            try (AlertingHttp http = AlertingHttp.serve(
                    0, AlertingPages.of(config, () -> ROUTES, report -> {}, InstantSource.system()))) {
                int port = http.port();
                String bearer = "Bearer " + TOKEN;

                assertThat(ask(port, "GET", "/api/v1/alerts?account=acct-1", "", bearer)
                                .body())
                        .contains("\"alertId\":\"a1\"");
                assertThat(ask(port, "GET", "/api/v1/alerts", "", "Bearer x").statusCode())
                        .isEqualTo(401);
                assertThat(ask(port, "POST", "/api/v1/alerts/a1/ack", "{\"by\":\"ann\"}", bearer)
                                .statusCode())
                        .isEqualTo(202);
                assertThat(ask(port, "POST", "/api/v1/silences", "x".repeat(70_000), bearer)
                                .statusCode())
                        .isEqualTo(413);
                assertThat(ask(port, "PUT", "/api/v1/silences", "", bearer).statusCode())
                        .isEqualTo(405);
                assertThat(ask(port, "GET", "/api/v1/deliveries?alert=a1", "", bearer)
                                .body())
                        .isEqualTo("{\"deliveries\":[]}\n");
                assertThat(ask(port, "GET", "/ack?" + link, "", "none").body()).contains("Acknowledge as desk");
                assertThat(ask(port, "POST", "/ack", link, "none").body()).contains("Acknowledged by desk");
                assertThat(ask(port, "POST", "/ack", link.replaceFirst("t=.", "t=!"), "none")
                                .statusCode())
                        .isEqualTo(403);
                assertThat(ask(port, "GET", "/acknowledge", "", "none").statusCode())
                        .isEqualTo(404);
            }
            List<AckRequest> acks = new ArrayList<>();
            try (TopicScan<AckRequest> topic = new TopicScan<>(
                    config,
                    Topics.ACKS.name(),
                    EpisodeMapping.acks(AvroSerdes.from(config.registryClient()))
                            .deserializer())) {
                topic.all(acks::add);
            }

            assertThat(acks).extracting(AckRequest::by).containsExactly("ann", "desk");
            assertThat(acks).extracting(AckRequest::via).containsExactly("api", "link");
            assertThat(acks).extracting(AckRequest::alertId).containsOnly("a1");
            for (String secret : List.of(TOKEN, KEY, OLD_KEY)) {
                assertThat(config.toString()).doesNotContain(secret);
                assertThat(acks.toString()).doesNotContain(secret);
                assertThat(answers)
                        .noneMatch(answer -> (answer.body() + answer.headers().map()).contains(secret));
            }
        }
    }

    @Test
    void aBaseWithoutAKeyIsAFaultThatNamesTheKey() {
        PlimsollConfig config = PlimsollConfig.defaults().with(ConfigKey.ACK_LINK_BASE, "https://a.example");

        assertThatThrownBy(() -> AlertingPages.of(config, () -> ROUTES, report -> {}, InstantSource.system()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("ack.link.key: found nothing, expected a key, because ack.link.base is set");
    }

    private static void publish(PlimsollConfig config, Episode episode) throws Exception {
        try (var producer = new KafkaProducer<String, Episode>(
                config.kafkaClient(),
                new StringSerializer(),
                EpisodeMapping.episodes(AvroSerdes.from(config.registryClient()))
                        .serializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.EPISODES.name(), episode.last().alertId(), episode))
                    .get();
        }
    }
}

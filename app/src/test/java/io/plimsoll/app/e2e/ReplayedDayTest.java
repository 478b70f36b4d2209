package io.plimsoll.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.AlertingApp;
import io.plimsoll.alerting.kafka.ShadowSession;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.app.run.AlertingComponent;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.Delivery;
import io.plimsoll.schemas.avro.DeliveryStatus;
import io.plimsoll.schemas.avro.NotificationIntent;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded day goes through risk and through the decisions of alerting again, with nobody there who sends. */
class ReplayedDayTest {
    private static final long SEED = 36;
    /** Looks, a second apart, between which nothing more must come. */
    private static final int CALM = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** A program, which is told one by one whatever the pace of the replay. */
    private static final String ROUTES = """
            recipients:
              desk: {alertmanager: "http://127.0.0.1:%d/desk"}
              grave: {alertmanager: "http://127.0.0.1:%d/grave"}
            routes:
              - {name: grave, minSeverity: CRITICAL, recipients: [grave], continue: true}
              - {name: desk, recipients: [desk], notify: [RAISED, ESCALATED, RESOLVED]}
            """;

    private final AtomicInteger heard = new AtomicInteger();
    private HttpServer sink;

    @TempDir
    Path dir;

    @BeforeEach
    void listen() throws Exception {
        sink = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        sink.createContext("/", exchange -> {
            heard.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        sink.start();
    }

    @AfterEach
    void stopListening() {
        sink.stop(0);
    }

    @Test
    void d36ARecordedDayReplayedTwiceAndOnAnotherPartitionCountGivesTheSameDecisionsInOrderAndSendsNothing()
            throws Exception {
        List<AlertEvent> day = ExpectedAlerts.replay(RandomHistory.of(SEED, 20, 4_000));
        List<AlertEvent> again = ExpectedAlerts.replay(RandomHistory.of(SEED, 20, 4_000));

        Map<String, List<String>> first = decisions(day, 1, "first");
        Map<String, List<String>> second = decisions(again, 1, "second");
        Map<String, List<String>> spread = decisions(day, 5, "spread");

        assertThat(again).as("alerts, seed %d", SEED).isEqualTo(day);
        assertThat(first).as("accounts").hasSizeGreaterThan(10);
        assertThat(first.values().stream().mapToInt(List::size).sum())
                .as("decisions")
                .isGreaterThan(day.size());
        assertThat(differences(first, second)).as("second time, seed %d", SEED).isEmpty();
        assertThat(differences(first, spread))
                .as("on five partitions, seed %d", SEED)
                .isEmpty();
    }

    /** Of each account, whom to tell of what and whom not and why, in order. */
    private Map<String, List<String>> decisions(List<AlertEvent> day, int partitions, String name) throws Exception {
        PlimsollConfig settings =
                PlimsollConfig.defaults().with(ConfigKey.ACCOUNTS_PARTITIONS, Integer.toString(partitions));
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir.resolve(name), settings)) {
            publish(cluster.config(), day);
            int port = sink.getAddress().getPort();
            PlimsollConfig shadow = cluster.config()
                    .with(ConfigKey.NOTIFY_MODE, "shadow")
                    .with(ConfigKey.NOTIFY_PRIVATE_HOSTS, "127.0.0.1")
                    .with(ConfigKey.STATE_DIR, dir.resolve(name + "-state").toString());
            TopicReader topics = new TopicReader(cluster.config());
            try (AlertingApp alerting = AlertingComponent.start(
                    shadow, RoutesFile.parse("r", ROUTES.formatted(port, port)), new SimpleMeterRegistry())) {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> topics.values(Topics.EPISODES).size() >= day.size());
                List<Integer> sizes = new ArrayList<>();
                await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
                    sizes.add(topics.values(Topics.NOTIFICATIONS).size()
                            + topics.values(Topics.DELIVERIES).size());
                    int last = sizes.size();
                    return last > CALM && sizes.get(last - 1).equals(sizes.get(last - 1 - CALM));
                });
            }
            assertThat(topics.values(Topics.DELIVERIES))
                    .as("what became of the decisions, %s", name)
                    .allMatch(delivery -> delivery.getStatus() == DeliveryStatus.SUPPRESSED)
                    .allMatch(delivery -> delivery.getAttempt() == 0);
            assertThat(heard)
                    .as("requests at the recipients' addresses, %s", name)
                    .hasValue(0);
            assertThat(topics.values(Topics.DELIVERIES).stream()
                            .filter(ReplayedDayTest::inShadow)
                            .map(Delivery::getIntentId))
                    .as("each notification is put on record as not sent, %s", name)
                    .containsExactlyInAnyOrderElementsOf(topics.values(Topics.NOTIFICATIONS).stream()
                            .filter(intent -> intent.getCancels() == null)
                            .map(NotificationIntent::getIntentId)
                            .toList());
            Map<String, List<String>> told = topics.values(Topics.NOTIFICATIONS).stream()
                    .collect(Collectors.groupingBy(
                            intent -> intent.getAlert().getAccount() + " told " + intent.getRecipient(),
                            TreeMap::new,
                            Collectors.mapping(ReplayedDayTest::words, Collectors.toList())));
            topics.values(Topics.DELIVERIES).stream()
                    .filter(delivery -> !inShadow(delivery))
                    .forEach(delivery -> told.computeIfAbsent(
                                    delivery.getAccount() + " not told", account -> new ArrayList<>())
                            .add(delivery.getIntentId() + " " + delivery.getDetail()));
            return told;
        }
    }

    private static List<String> differences(Map<String, List<String>> expected, Map<String, List<String>> found) {
        Set<String> all = new TreeSet<>(expected.keySet());
        all.addAll(found.keySet());
        List<String> differences = new ArrayList<>();
        for (String who : all) {
            List<String> wanted = expected.getOrDefault(who, List.of());
            List<String> got = found.getOrDefault(who, List.of());
            int at = 0;
            while (at < wanted.size() && at < got.size() && wanted.get(at).equals(got.get(at))) {
                at++;
            }
            if (at < wanted.size() || at < got.size()) {
                differences.add("%s, decision %d: found %s of %d, expected %s of %d"
                        .formatted(
                                who,
                                at,
                                at < got.size() ? got.get(at) : "nothing",
                                got.size(),
                                at < wanted.size() ? wanted.get(at) : "nothing",
                                wanted.size()));
            }
        }
        return differences;
    }

    private static boolean inShadow(Delivery delivery) {
        return delivery.getDetail().equals(ShadowSession.REASON);
    }

    private static String words(NotificationIntent intent) {
        return intent.getIntentId() + " " + intent.getAlert().getSequence() + " "
                + intent.getAlert().getType() + " " + intent.getRoute() + " " + intent.getRemark() + " "
                + intent.getCancels();
    }

    private static void publish(PlimsollConfig config, List<AlertEvent> day) throws Exception {
        try (var producer = new KafkaProducer<String, AlertEvent>(
                config.kafkaClient(),
                new StringSerializer(),
                AvroSerdes.from(config.registryClient()).valueOf(Topics.ALERTS).serializer())) {
            for (AlertEvent alert : day) {
                producer.send(new ProducerRecord<>(Topics.ALERTS.name(), alert.getAccount(), alert));
            }
            producer.flush();
        }
    }
}

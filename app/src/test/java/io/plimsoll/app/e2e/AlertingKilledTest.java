package io.plimsoll.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.DemoMailbox;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.AlertType;
import io.plimsoll.schemas.avro.Delivery;
import io.plimsoll.schemas.avro.DeliveryStatus;
import io.plimsoll.schemas.avro.NotificationIntent;
import io.plimsoll.schemas.avro.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Alerting in processes of its own, killed as by a power cut while it decides and sends. Two kills in each build, more with
 * {@code -Dplimsoll.kills=20} (profile {@code nightly}), others with {@code -Dplimsoll.seed=7}.
 */
class AlertingKilledTest {
    private static final long SEED = Long.getLong("plimsoll.seed", 16);
    private static final int KILLS = Integer.getInteger("plimsoll.kills", 2);
    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int DESKS = 20;

    @TempDir
    Path dir;

    private final List<StreamsProcess> instances = new ArrayList<>();
    private int started;

    @Test
    void d16KilledBetweenSendAndCommitEveryIntentIsDeliveredAndAtMostOneMailAKillComesTwice() throws Exception {
        Random random = new Random(SEED);
        int alerts = 40 + 12 * KILLS;
        try (EmbeddedCluster cluster = cluster();
                DemoMailbox mailbox = DemoMailbox.start()) {
            publish(cluster.config(), 0, alerts);
            for (int kill = 0; kill < KILLS; kill++) {
                int after = mailbox.delivered() + 1 + random.nextInt(12);
                StreamsProcess instance = instance(cluster.config(), mailbox);
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
                    instance.assertRunning();
                    return mailbox.delivered() >= after;
                });
                instance.kill();
                instances.remove(instance);
            }
            instance(cluster.config(), mailbox);

            assertNothingLost(cluster.config(), mailbox, alerts, KILLS);
        } finally {
            close();
        }
    }

    @Test
    void d19WithTwoThenThreeThenOneInstanceNoDecisionIsLostOrMadeTwice() throws Exception {
        try (EmbeddedCluster cluster = cluster();
                DemoMailbox mailbox = DemoMailbox.start()) {
            StreamsProcess first = instance(cluster.config(), mailbox);
            StreamsProcess second = instance(cluster.config(), mailbox);
            publish(cluster.config(), 0, 30);
            await().atMost(PATIENCE).until(() -> mailbox.delivered() > 0);
            instance(cluster.config(), mailbox);
            publish(cluster.config(), 30, 60);
            int before = mailbox.delivered();
            await().atMost(PATIENCE).until(() -> mailbox.delivered() > before);
            first.kill();
            instances.remove(first);
            second.close();
            instances.remove(second);
            publish(cluster.config(), 60, 90);

            assertNothingLost(cluster.config(), mailbox, 90, 1);
        } finally {
            close();
        }
    }

    private void assertNothingLost(PlimsollConfig config, DemoMailbox mailbox, int alerts, int kills) throws Exception {
        TopicReader topics = new TopicReader(config);
        Set<String> wanted =
                IntStream.range(0, alerts).mapToObj(i -> "episode-" + i + "-0").collect(Collectors.toSet());
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            instances.forEach(StreamsProcess::assertRunning);
            assertThat(decided(topics)).as("decided, seed %d", SEED).containsAll(wanted);
            assertThat(delivered(topics))
                    .as("delivered, seed %d", SEED)
                    .containsAll(topics.values(Topics.NOTIFICATIONS).stream()
                            .map(NotificationIntent::getIntentId)
                            .toList());
        });

        List<String> intents = topics.values(Topics.NOTIFICATIONS).stream()
                .map(NotificationIntent::getIntentId)
                .toList();
        Map<String, Integer> mails = new HashMap<>();
        Inbox.of(mailbox).forEach(mail -> mails.merge(mail.messageId(), 1, Integer::sum));
        assertThat(intents)
                .as("each decision once, seed %d", SEED)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(20);
        assertThat(mails).as("a mail for each intent, seed %d", SEED).hasSize(intents.size());
        assertThat(mails.values().stream().mapToInt(count -> count - 1).sum())
                .as("mails that came twice under the same id, seed %d", SEED)
                .isLessThanOrEqualTo(kills);
    }

    private static Set<String> decided(TopicReader topics) {
        Set<String> decided = new TreeSet<>();
        topics.values(Topics.NOTIFICATIONS)
                .forEach(intent -> decided.add(
                        intent.getAlert().getAlertId() + "-" + intent.getAlert().getSequence()));
        topics.values(Topics.DELIVERIES)
                .forEach(delivery -> decided.add(delivery.getAlertId() + "-" + delivery.getAlertSequence()));
        return decided;
    }

    private static Set<String> delivered(TopicReader topics) {
        return topics.values(Topics.DELIVERIES).stream()
                .filter(delivery -> delivery.getStatus() == DeliveryStatus.DELIVERED)
                .map(Delivery::getIntentId)
                .collect(Collectors.toSet());
    }

    private static AlertEvent aCriticalAlert() {
        return ExpectedAlerts.replay(RandomHistory.of(SEED, 60, 12_000)).stream()
                .filter(event -> event.getType() == AlertType.RAISED && event.getSeverity() == Severity.CRITICAL)
                .findFirst()
                .orElseThrow();
    }

    /** Each desk has two accounts; all read the same mailbox. */
    private static String routes() {
        StringBuilder recipients = new StringBuilder("recipients:\n");
        StringBuilder routes = new StringBuilder("routes:\n");
        for (int i = 0; i < 2 * DESKS; i++) {
            String desk = "desk-" + i % DESKS;
            if (i < DESKS) {
                recipients.append("  ").append(desk).append(": {email: desk@test.example}\n");
            }
            routes.append("  - {name: r").append(i).append(", account: acct-").append(i);
            routes.append(", recipients: [").append(desk).append("]}\n");
        }
        return recipients.append(routes).toString();
    }

    private EmbeddedCluster cluster() throws Exception {
        return EmbeddedCluster.start(
                dir.resolve("cluster"),
                PlimsollConfig.defaults().with(ConfigKey.ACCOUNTS_PARTITIONS, Integer.toString(PARTITIONS)));
    }

    private StreamsProcess instance(PlimsollConfig cluster, DemoMailbox mailbox) throws Exception {
        Path routes = dir.resolve("routes.yaml");
        Files.writeString(routes, routes());
        List<String> settings = List.of(
                "routes.file = " + routes,
                "smtp.host = 127.0.0.1",
                "smtp.port = " + mailbox.smtpPort(),
                "smtp.tls = none",
                "smtp.from = plimsoll@test.example",
                "notify.threads = 1",
                "notify.retry.first.ms = 100",
                "notify.retry.max.ms = 500",
                "kafka.session.timeout.ms = 6000",
                "kafka.heartbeat.interval.ms = 2000");
        StreamsProcess instance = StreamsProcess.alerting(dir.resolve("instance-" + started++), cluster, settings);
        instances.add(instance);
        return instance;
    }

    /** Raises the episodes from {@code first} to before {@code end}, on 40 accounts in turn. */
    private static void publish(PlimsollConfig config, int first, int end) throws Exception {
        AlertEvent alert = aCriticalAlert();
        try (var producer = new KafkaProducer<String, AlertEvent>(
                config.kafkaClient(),
                new StringSerializer(),
                AvroSerdes.from(config.registryClient()).valueOf(Topics.ALERTS).serializer())) {
            for (int i = first; i < end; i++) {
                alert.put("alertId", "episode-" + i);
                alert.put("account", "acct-" + i % (2 * DESKS));
                producer.send(new ProducerRecord<>(Topics.ALERTS.name(), alert.getAccount(), alert))
                        .get();
            }
        }
    }

    private void close() throws InterruptedException {
        for (StreamsProcess instance : instances) {
            instance.close();
        }
    }
}

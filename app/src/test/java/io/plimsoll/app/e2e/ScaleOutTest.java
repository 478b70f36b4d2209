package io.plimsoll.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances in processes of their own share the work and come and go under load; the alerts are those of a replay. */
class ScaleOutTest {
    private static final long SEED = 21;
    private static final int PARTITIONS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** The broker takes a member for dead after the shortest time it allows, so that the test need not wait for the usual 45 s. */
    private static final List<String> SETTINGS = List.of(
            "risk.standby.replicas = 1", "kafka.session.timeout.ms = 6000", "kafka.heartbeat.interval.ms = 2000");

    @TempDir
    Path dir;

    @Test
    void d17TwoAndThreeInstancesOfWhichOneIsKilledUnderLoadGiveTheAlertsOfAReplay() throws Exception {
        List<FeedRecord> history = RandomHistory.of(SEED, 60, 12_000);
        Map<String, List<String>> expected = ExpectedAlerts.byAccount(ExpectedAlerts.replay(history));
        PlimsollConfig settings =
                PlimsollConfig.defaults().with(ConfigKey.ACCOUNTS_PARTITIONS, Integer.toString(PARTITIONS));
        List<StreamsProcess> instances = new ArrayList<>();

        Map<String, List<String>> streamed;
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir.resolve("cluster"), settings);
                SteadyFeed feed = SteadyFeed.start(cluster.config(), history, 120)) {
            WorkSharing work = new WorkSharing(cluster.config());
            TopicReader reader = new TopicReader(cluster.config());
            try {
                instances.add(StreamsProcess.start(dir.resolve("first"), cluster.config(), SETTINGS));
                awaitSharing(work, 1, instances);
                feed.go();
                instances.add(StreamsProcess.start(dir.resolve("second"), cluster.config(), SETTINGS));
                awaitSharing(work, 2, instances);
                instances.add(StreamsProcess.start(dir.resolve("third"), cluster.config(), SETTINGS));
                awaitSharing(work, 3, instances);

                instances.remove(0).kill();
                awaitSharing(work, 2, instances);
                assertThat(feed.isGoing()).as("load throughout").isTrue();
                feed.finish(PATIENCE);
                int count = expected.values().stream().mapToInt(List::size).sum();
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(500))
                        .untilAsserted(() -> assertThat(reader.values(Topics.ALERTS))
                                .as("alerts of seed %d", SEED)
                                .hasSizeGreaterThanOrEqualTo(count));
                instances.forEach(StreamsProcess::assertRunning);
            } finally {
                for (StreamsProcess instance : instances) {
                    instance.close();
                }
            }
            streamed = ExpectedAlerts.byAccount(reader.values(Topics.ALERTS));
        }

        assertThat(expected.values().stream().mapToInt(List::size).sum()).isGreaterThan(300);
        assertThat(streamed).as("seed %d", SEED).isEqualTo(expected);
    }

    private static void awaitSharing(WorkSharing work, int members, List<StreamsProcess> instances) {
        Predicate<Throwable> notYetAGroup = e -> e.getCause() instanceof GroupIdNotFoundException;
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptionsMatching(notYetAGroup)
                .until(() -> {
                    instances.forEach(StreamsProcess::assertRunning);
                    return work.isSharedBy(members);
                });
    }
}

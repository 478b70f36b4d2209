package io.plimsoll.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.app.run.RiskComponent;
import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.publish.FeedPublisher;
import io.plimsoll.producers.publish.Speed;
import io.plimsoll.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the topologies decide is what an offline replay of the same input decides, ids and evidence included. */
class StreamEqualsReplayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path dataDir;

    @ParameterizedTest(name = "{0} partitions, seed {1}")
    @CsvSource({"1, 7", "3, 8", "5, 9"})
    void onAnyNumberOfPartitionsAndWithARestartInTheMiddle(int partitions, long seed) throws Exception {
        List<FeedRecord> history = RandomHistory.of(seed, 60, 4_000);
        int half = history.size() / 2;
        Map<String, List<String>> expected = ExpectedAlerts.byAccount(ExpectedAlerts.replay(history));
        PlimsollConfig config =
                PlimsollConfig.defaults().with(ConfigKey.ACCOUNTS_PARTITIONS, Integer.toString(partitions));

        Map<String, List<String>> streamed;
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dataDir, config);
                FeedPublisher publisher = publisher(cluster.config())) {
            try (RiskComponent risk = RiskComponent.start(cluster.config(), new SimpleMeterRegistry())) {
                publisher.publish(history.subList(0, half));
                risk.awaitRunning(PATIENCE);
            }
            publisher.publish(history.subList(half, history.size()));
            try (RiskComponent risk = RiskComponent.start(cluster.config(), new SimpleMeterRegistry())) {
                TopicReader reader = new TopicReader(cluster.config());
                int count = expected.values().stream().mapToInt(List::size).sum();
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> reader.values(Topics.ALERTS).size() >= count
                                || risk.failure().isPresent());
                streamed = ExpectedAlerts.byAccount(reader.values(Topics.ALERTS));
            }
        }

        assertThat(expected.values().stream().mapToInt(List::size).sum()).isGreaterThan(100);
        assertThat(streamed).isEqualTo(expected);
    }

    private static FeedPublisher publisher(PlimsollConfig config) {
        return FeedPublisher.open(
                config.kafkaClient(),
                config.registryClient(),
                false,
                Speed.parse("max"),
                InstantSource.system(),
                (sent, total, at, rate) -> {});
    }
}

package io.plimsoll.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.app.rules.RulePublisher;
import io.plimsoll.app.run.RiskComponent;
import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.publish.FeedPublisher;
import io.plimsoll.producers.publish.Speed;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.DefaultRules;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.rule.Severity;
import io.plimsoll.risk.stress.PriceMoves;
import io.plimsoll.risk.stress.Scenario;
import io.plimsoll.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the topologies decide is what an offline replay of the same input decides, ids and evidence included. */
class StreamEqualsReplayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final AlertRule CRASH = AlertRule.of(
            "crash",
            RuleKind.STRESS,
            Map.of(Severity.WARNING, 0.5, Severity.CRITICAL, 1.0),
            0.02,
            0,
            Optional.of(Scenario.ofPrices(
                    "there-and-back",
                    "one coin spikes, then all fall, those that follow S4 further",
                    PriceMoves.ofSymbols(Map.of("S1USDT", 0.1)),
                    PriceMoves.ofBetas(-0.04, Map.of("S4", 1.0, "S5", 2.0), -0.03))));
    private static final List<AlertRule> RULES =
            Stream.concat(DefaultRules.all().stream(), Stream.of(CRASH)).toList();

    @TempDir
    Path dataDir;

    @ParameterizedTest(name = "{0} partitions, seed {1}")
    @CsvSource({"1, 7", "3, 8", "5, 9"})
    void onAnyNumberOfPartitionsAndWithARestartInTheMiddle(int partitions, long seed) throws Exception {
        List<FeedRecord> history = RandomHistory.untrusted(seed, 60, 4_000);
        int half = history.size() / 2;
        Map<String, List<String>> expected = ExpectedAlerts.byAccount(ExpectedAlerts.replay(history, RULES));
        PlimsollConfig config =
                PlimsollConfig.defaults().with(ConfigKey.ACCOUNTS_PARTITIONS, Integer.toString(partitions));

        Map<String, List<String>> streamed;
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dataDir, config);
                FeedPublisher publisher = publisher(cluster.config())) {
            RulePublisher.publish(cluster.config(), RULES, Instant.EPOCH);
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
        assertThat(expected.values().stream().flatMap(List::stream))
                .as("alerts of the STRESS rule")
                .filteredOn(line -> line.contains("\"ruleKind\":\"STRESS\""))
                .hasSizeGreaterThan(20);
        assertThat(expected.values().stream().flatMap(List::stream))
                .as("alerts with adjustments")
                .filteredOn(line -> !line.contains("\"adjustments\":[]"))
                .hasSizeGreaterThan(20);
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

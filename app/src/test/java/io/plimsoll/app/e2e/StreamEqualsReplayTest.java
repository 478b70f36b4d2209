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
import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.DefaultRules;
import io.plimsoll.risk.rule.RuleInput;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.rule.Severity;
import io.plimsoll.risk.rule.SignalMatch;
import io.plimsoll.risk.stress.PriceMoves;
import io.plimsoll.risk.stress.Scenario;
import io.plimsoll.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    private static final Set<RuleKind> MARKET_KINDS = EnumSet.of(
            RuleKind.SIGNAL, RuleKind.LIQUIDATION_DISTANCE_ATR, RuleKind.VOLATILITY_REGIME, RuleKind.DATA_QUALITY);
    private static final RuleInput MINUTES = new RuleInput.Readings(Interval.M1);
    private static final List<AlertRule> MARKET_RULES = List.of(
            DefaultRules.MARGIN_RATIO,
            AlertRule.of("faults", RuleKind.DATA_QUALITY, Map.of(Severity.WARNING, 2.0, Severity.CRITICAL, 8.0), 0, 0),
            AlertRule.of(
                    "atrs",
                    RuleKind.LIQUIDATION_DISTANCE_ATR,
                    Map.of(Severity.WARNING, 10.0, Severity.CRITICAL, 4.0),
                    0.5,
                    0,
                    0,
                    MINUTES),
            AlertRule.of(
                    "regime",
                    RuleKind.VOLATILITY_REGIME,
                    Map.of(Severity.WARNING, 2.0, Severity.CRITICAL, 3.0),
                    0,
                    0,
                    0,
                    MINUTES),
            AlertRule.of(
                    "against",
                    RuleKind.SIGNAL,
                    Map.of(Severity.INFO, 0.3, Severity.WARNING, 0.5),
                    0,
                    0,
                    60_000,
                    new RuleInput.Signals(new SignalMatch(Set.of(), Set.of(), SignalMatch.Side.AGAINST, 0.4, 12))));

    @TempDir
    Path dataDir;

    @ParameterizedTest(name = "{0} partitions, seed {1}")
    @CsvSource({"1, 7", "3, 8", "5, 9"})
    void onAnyNumberOfPartitionsAndWithARestartInTheMiddle(int partitions, long seed) throws Exception {
        List<FeedRecord> history = RandomHistory.untrusted(seed, 60, 4_000);
        Map<String, List<String>> expected = ExpectedAlerts.byAccount(ExpectedAlerts.replay(history, RULES));

        Map<String, List<String>> streamed = streamed(history, RULES, partitions, count(expected));

        assertThat(count(expected)).isGreaterThan(100);
        assertThat(lines(expected))
                .as("alerts of the STRESS rule")
                .filteredOn(line -> line.contains("\"ruleKind\":\"STRESS\""))
                .hasSizeGreaterThan(20);
        assertThat(lines(expected))
                .as("alerts with adjustments")
                .filteredOn(line -> !line.contains("\"adjustments\":[]"))
                .hasSizeGreaterThan(20);
        assertThat(streamed).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} partitions, seed {1}")
    @CsvSource({"1, 17", "3, 18"})
    void underRulesThatLookAtBarsSignalsAndInputs(int partitions, long seed) throws Exception {
        List<FeedRecord> history = RandomHistory.untrustedMinutes(seed, 12, 8_000);
        Map<String, List<String>> expected = ExpectedAlerts.byAccount(ExpectedAlerts.replay(history, MARKET_RULES));

        Map<String, List<String>> streamed = streamed(history, MARKET_RULES, partitions, count(expected));

        for (RuleKind kind : MARKET_KINDS) {
            assertThat(lines(expected))
                    .as("alerts of the %s rule, seed %d", kind, seed)
                    .filteredOn(line -> line.contains("\"ruleKind\":\"" + kind + "\""))
                    .hasSizeGreaterThan(20);
        }
        assertThat(firstDifferences(expected, streamed)).as("seed %d", seed).isEmpty();
    }

    @ParameterizedTest(name = "{0} partitions, seed {1}")
    @CsvSource({"2, 19"})
    void withIndicatorsThatAreWarmFromHistory(int partitions, long seed) throws Exception {
        List<FeedRecord> prices = RandomHistory.untrustedMinutes(seed, 12, 3_000);
        List<FeedRecord> all = Stream.concat(RandomHistory.barsBefore(seed).stream(), prices.stream())
                .toList();
        Map<String, List<String>> cold = ExpectedAlerts.byAccount(ExpectedAlerts.replay(prices, MARKET_RULES));
        Map<String, List<String>> expected = ExpectedAlerts.byAccount(ExpectedAlerts.replay(all, MARKET_RULES));

        Map<String, List<String>> streamed = streamed(all, MARKET_RULES, partitions, count(expected));

        assertThat(firstDifferences(expected, cold))
                .as("accounts that warm indicators change, seed %d", seed)
                .hasSizeGreaterThan(3);
        assertThat(firstDifferences(expected, streamed)).as("seed %d", seed).isEmpty();
    }

    /** Alerts of the topologies, which are stopped and started again half-way; read when there are {@code count}. */
    private Map<String, List<String>> streamed(
            List<FeedRecord> history, List<AlertRule> rules, int partitions, int count) throws Exception {
        int half = history.size() / 2;
        PlimsollConfig config = PlimsollConfig.defaults()
                .with(ConfigKey.ACCOUNTS_PARTITIONS, Integer.toString(partitions))
                .with(ConfigKey.GATE_STALE_MS, "0");
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dataDir, config);
                FeedPublisher publisher = publisher(cluster.config())) {
            RulePublisher.publish(cluster.config(), rules, Instant.EPOCH);
            try (RiskComponent risk = RiskComponent.start(cluster.config(), new SimpleMeterRegistry())) {
                publisher.publish(history.subList(0, half));
                risk.awaitRunning(PATIENCE);
            }
            publisher.publish(history.subList(half, history.size()));
            try (RiskComponent risk = RiskComponent.start(cluster.config(), new SimpleMeterRegistry())) {
                TopicReader reader = new TopicReader(cluster.config());
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> reader.values(Topics.ALERTS).size() >= count
                                || risk.failure().isPresent());
                return ExpectedAlerts.byAccount(reader.values(Topics.ALERTS));
            }
        }
    }

    /** Of each account that differs, the first event that does. */
    private static List<String> firstDifferences(Map<String, List<String>> expected, Map<String, List<String>> found) {
        Set<String> accounts = new TreeSet<>(expected.keySet());
        accounts.addAll(found.keySet());
        List<String> differences = new ArrayList<>();
        for (String account : accounts) {
            List<String> wanted = expected.getOrDefault(account, List.of());
            List<String> got = found.getOrDefault(account, List.of());
            int place = 0;
            while (place < wanted.size()
                    && place < got.size()
                    && wanted.get(place).equals(got.get(place))) {
                place++;
            }
            if (place < wanted.size() || place < got.size()) {
                differences.add("%s: event %d of %d: found %s of %d, expected %s"
                        .formatted(
                                account,
                                place,
                                wanted.size(),
                                place < got.size() ? got.get(place) : "nothing",
                                got.size(),
                                place < wanted.size() ? wanted.get(place) : "nothing"));
            }
        }
        return differences;
    }

    private static int count(Map<String, List<String>> alerts) {
        return alerts.values().stream().mapToInt(List::size).sum();
    }

    private static Stream<String> lines(Map<String, List<String>> alerts) {
        return alerts.values().stream().flatMap(List::stream);
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

package io.plimsoll.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.app.replay.Replay;
import io.plimsoll.app.replay.SnapshotJson;
import io.plimsoll.app.run.RiskComponent;
import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.risk.book.AccountFigures;
import io.plimsoll.risk.book.ReferenceRiskBook;
import io.plimsoll.risk.rule.DefaultRules;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.Cause;
import io.plimsoll.schemas.avro.RiskSnapshot;
import io.plimsoll.streams.mapping.SnapshotMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topic {@code risk} never shows figures that were not true, and soon shows those that are. */
class SnapshotsTest {
    private static final long SEED = 33;
    private static final int ACCOUNTS = 40;
    private static final double STEP = 0.002;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final SnapshotJson json = new SnapshotJson();

    @TempDir
    Path dir;

    @Test
    void everySnapshotIsWhatAReplayHasAtItsPlaceAndTheLastOneIsWithinAStepOfTheEnd() throws Exception {
        List<FeedRecord> history = RandomHistory.of(SEED, ACCOUNTS, 3_000);
        Set<String> accounts =
                IntStream.range(0, ACCOUNTS).mapToObj(i -> "a-" + i).collect(Collectors.toSet());
        PlimsollConfig config = PlimsollConfig.defaults()
                .with(ConfigKey.ACCOUNTS_PARTITIONS, "2")
                .with(ConfigKey.SNAPSHOT_INTERVAL_MS, "200")
                .with(ConfigKey.SNAPSHOT_STEP_BP, "20");
        ReferenceRiskBook truth = new ReferenceRiskBook();

        List<RiskSnapshot> snapshots;
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir, config);
                RiskComponent risk = RiskComponent.start(cluster.config(), new SimpleMeterRegistry());
                SteadyFeed feed = SteadyFeed.start(cluster.config(), history, 500)) {
            risk.awaitRunning(PATIENCE);
            feed.go();
            Map<String, AccountFigures> end = end(truth, history, accounts);
            feed.finish(PATIENCE);
            TopicReader reader = new TopicReader(cluster.config());
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .failFast("risk ended", () -> risk.failure().isPresent())
                    .untilAsserted(() -> assertThat(moved(lastOf(reader.values(Topics.RISK)), end))
                            .as("seed %d: accounts whose last snapshot is more than a step from the truth", SEED)
                            .isEmpty());
            snapshots = reader.values(Topics.RISK);
        }

        assertThat(snapshots).hasSizeGreaterThan(300);
        assertThat(untrue(snapshots, history))
                .as("seed %d: snapshots that were never true", SEED)
                .isEmpty();
    }

    private static Map<String, AccountFigures> end(
            ReferenceRiskBook book, List<FeedRecord> history, Set<String> accounts) {
        Replay replay = new Replay(book, DefaultRules.all(), alert -> {});
        history.forEach(record -> replay.take(record.value(), new Cause("", 0, 0L)));
        return accounts.stream().collect(Collectors.toMap(account -> account, book::figures));
    }

    private static Map<String, RiskSnapshot> lastOf(List<RiskSnapshot> snapshots) {
        Map<String, RiskSnapshot> last = new HashMap<>();
        snapshots.forEach(snapshot -> last.put(snapshot.getAccount(), snapshot));
        return last;
    }

    /** Accounts without a snapshot, or with one that is further off than a step, or with other levels. */
    private Set<String> moved(Map<String, RiskSnapshot> last, Map<String, AccountFigures> end) {
        Set<String> moved = new TreeSet<>();
        end.forEach((account, figures) -> {
            RiskSnapshot shown = last.get(account);
            RiskSnapshot now = SnapshotMapping.record(figures, 0, 0);
            if (shown == null
                    || !shown.getLevels().equals(now.getLevels())
                    || shown.getUnits().size() != now.getUnits().size()
                    || IntStream.range(0, now.getUnits().size()).anyMatch(i -> {
                        double before = shown.getUnits().get(i).getMarginRatio();
                        double after = now.getUnits().get(i).getMarginRatio();
                        return before != after && !(Math.abs(before - after) <= STEP);
                    })) {
                moved.add(account);
            }
        });
        return moved;
    }

    /** Snapshots that equal no state the account had between the price they name and the next one. */
    private Set<String> untrue(List<RiskSnapshot> snapshots, List<FeedRecord> history) {
        Map<Long, Set<String>> claimed = new HashMap<>();
        snapshots.forEach(snapshot -> claimed.computeIfAbsent(snapshot.getMarketSequence(), unused -> new HashSet<>())
                .add(line(snapshot)));
        ReferenceRiskBook book = new ReferenceRiskBook();
        Replay replay = new Replay(book, DefaultRules.all(), alert -> {});
        long sequence = -1;
        for (FeedRecord record : history) {
            replay.take(record.value(), new Cause("", 0, 0L));
            sequence += record instanceof FeedRecord.Price ? 1 : 0;
            Set<String> open = claimed.getOrDefault(sequence, Set.of());
            for (int account = 0; account < ACCOUNTS && !open.isEmpty(); account++) {
                open.remove(line(SnapshotMapping.record(book.figures("a-" + account), 0, sequence)));
            }
        }
        return claimed.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** Without the time, which is that of the task's last record: another account's, maybe. */
    private String line(RiskSnapshot snapshot) {
        snapshot.put("time", Instant.EPOCH);
        return json.line(snapshot);
    }
}

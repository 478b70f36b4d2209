package io.plimsoll.app.run;

import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.risk.book.TriggeredRiskBook;
import io.plimsoll.risk.rule.DefaultRules;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.streams.StreamsRunner;
import io.plimsoll.streams.StreamsSettings;
import io.plimsoll.streams.market.MarketTopology;
import io.plimsoll.streams.risk.AccountTrust;
import io.plimsoll.streams.risk.RiskTopology;
import io.plimsoll.streams.snapshot.SnapshotSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Both topologies, running: the market gate and the risk of the accounts. */
public final class RiskComponent implements AutoCloseable {
    private final StreamsRunner market;
    private final StreamsRunner risk;

    private RiskComponent(StreamsRunner market, StreamsRunner risk) {
        this.market = market;
        this.risk = risk;
    }

    /** Starts both; returns at once. */
    public static RiskComponent start(PlimsollConfig config, MeterRegistry meters) {
        AvroSerdes serdes = AvroSerdes.from(config.registryClient());
        StreamsRunner market = StreamsRunner.start(
                MarketTopology.build(serdes, GateConfig.of(config), meters),
                settings(config, ConfigKey.MARKET_APPLICATION_ID, 1, 0));
        StreamsRunner risk = StreamsRunner.start(
                RiskTopology.build(
                        serdes, TriggeredRiskBook::new, DefaultRules.all(), trust(config), snapshots(config), meters),
                settings(
                        config,
                        ConfigKey.RISK_APPLICATION_ID,
                        config.number(ConfigKey.RISK_STREAM_THREADS),
                        config.number(ConfigKey.RISK_STANDBY_REPLICAS)));
        return new RiskComponent(market, risk);
    }

    /** Waits until both have their tasks assigned and restored. */
    public void awaitRunning(Duration timeout) throws InterruptedException {
        market.awaitRunning(timeout);
        risk.awaitRunning(timeout);
    }

    /** What ended one of them, if anything did. */
    public Optional<Throwable> failure() {
        return Stream.of(market, risk)
                .flatMap(runner -> runner.failure().stream())
                .findFirst();
    }

    @Override
    public void close() {
        market.close();
        risk.close();
    }

    private static AccountTrust trust(PlimsollConfig config) {
        return new AccountTrust(
                config.duration(ConfigKey.ACCOUNTS_ZERO_HOLD_MS), config.duration(ConfigKey.ACCOUNTS_SILENCE_MS));
    }

    private static SnapshotSettings snapshots(PlimsollConfig config) {
        return new SnapshotSettings(
                config.duration(ConfigKey.SNAPSHOT_INTERVAL_MS), config.number(ConfigKey.SNAPSHOT_STEP_BP) / 10_000.0);
    }

    private static StreamsSettings settings(
            PlimsollConfig config, ConfigKey applicationId, int threads, int standbyReplicas) {
        return new StreamsSettings(
                config.text(applicationId),
                config.kafkaClient(),
                Path.of(config.text(ConfigKey.STATE_DIR)),
                threads,
                standbyReplicas,
                config.duration(ConfigKey.COMMIT_INTERVAL_MS));
    }
}

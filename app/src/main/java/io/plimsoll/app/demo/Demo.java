package io.plimsoll.app.demo;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.AlertingApp;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.DemoMailbox;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.app.rules.RulePublisher;
import io.plimsoll.app.rules.RulesFile;
import io.plimsoll.app.rules.RulesFileException;
import io.plimsoll.app.run.AlertingComponent;
import io.plimsoll.app.run.RiskComponent;
import io.plimsoll.producers.publish.FeedPublisher;
import io.plimsoll.producers.publish.Speed;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.schemas.SchemaCatalog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/**
 * Everything in one JVM: broker, registry, mailbox, feed, both topologies and alerting; the same components as on a real
 * cluster, with the embedded ones' addresses. At full speed they commit less often: throughput counts then, not latency.
 */
public final class Demo {
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    private final DemoOptions options;
    private final DemoScreen screen;
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final DeliveryTally tally = new DeliveryTally();

    public Demo(DemoOptions options, DemoScreen screen) {
        this.options = options;
        this.screen = screen;
    }

    /**
     * Runs to the end of the data (with {@code keep} beyond it), or until interrupted; prints the summary either way.
     *
     * @return whether every alert ended in a mail or in a recorded reason for none
     */
    public boolean run() throws RulesFileException {
        Optional<List<AlertRule>> rules = readRules();
        Routes routes = options.routes().map(RoutesFile::read).orElseGet(DemoRoutes::routes);
        DemoFeed.requireFiles(options);
        CompletableFuture<DemoFeed> feed = CompletableFuture.supplyAsync(() -> DemoFeed.of(options));
        try (DataFolder folder = DataFolder.claim(options.dataDir());
                EmbeddedCluster cluster = EmbeddedCluster.start(options.dataDir(), PlimsollConfig.defaults());
                DemoMailbox mailbox = DemoMailbox.start()) {
            PlimsollConfig config = cluster.config()
                    .with(ConfigKey.SMTP_HOST, mailbox.host())
                    .with(ConfigKey.SMTP_PORT, Integer.toString(mailbox.smtpPort()))
                    .with(ConfigKey.SMTP_TLS, "none")
                    .with(ConfigKey.SMTP_FROM, "plimsoll@demo.example")
                    .with(ConfigKey.COMMIT_INTERVAL_MS, options.speed().equals(Speed.MAX) ? "100" : "20");
            SchemaCatalog.at(config.registryClient()).register();
            List<String> mailboxes = DemoRoutes.addresses(routes);
            mailboxes.forEach(mailbox::open);
            screen.addresses(config, mailbox, mailboxes, folder.writeConfig(config));
            return run(config, routes, rules, mailbox, join(feed));
        }
    }

    private boolean run(
            PlimsollConfig config, Routes routes, Optional<List<AlertRule>> rules, DemoMailbox mailbox, DemoFeed feed) {
        screen.feed(feed);
        try (TallyReader reader = new TallyReader(config, tally);
                RiskComponent risk = RiskComponent.start(config, meters);
                AlertingApp alerting = AlertingComponent.start(config, routes, meters);
                DemoProgress progress = new DemoProgress(
                        screen,
                        feed.records().size(),
                        meters,
                        config.number(ConfigKey.ACCOUNTS_PARTITIONS),
                        tally,
                        mailbox)) {
            boolean complete = false;
            try {
                risk.awaitRunning(START_PATIENCE);
                if (rules.isPresent()) {
                    RulePublisher.publish(
                            config,
                            rules.get(),
                            Instant.ofEpochMilli(feed.records().get(0).timeMs()));
                }
                publish(config, feed, progress);
                complete = new Drain(meters, tally, risk, alerting, config).await(feed);
            } catch (InterruptedException e) {
                screen.line("stopped");
            }
            progress.close();
            screen.summary(feed, meters, tally, mailbox, complete);
            boolean done = complete && tally.open() == 0;
            if (complete) {
                untilStopped();
            }
            return done;
        }
    }

    /** Leaves everything running, if that was asked for. */
    private void untilStopped() {
        if (!options.keep()) {
            screen.line("          they are gone with it now; --keep leaves it running to read them");
            return;
        }
        screen.line("kept      until Ctrl-C");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            screen.line("stopped");
        }
    }

    private void publish(PlimsollConfig config, DemoFeed feed, DemoProgress progress) throws InterruptedException {
        try (FeedPublisher publisher = FeedPublisher.open(
                config.kafkaClient(),
                config.registryClient(),
                false,
                options.speed(),
                InstantSource.system(),
                progress)) {
            publisher.publish(feed.records());
        }
    }

    private Optional<List<AlertRule>> readRules() throws RulesFileException {
        return options.rules().isEmpty()
                ? Optional.empty()
                : Optional.of(RulesFile.read(options.rules().get()));
    }

    /** The feed, with a fault of the input as itself. */
    private static DemoFeed join(CompletableFuture<DemoFeed> feed) {
        try {
            return feed.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw e;
        }
    }
}

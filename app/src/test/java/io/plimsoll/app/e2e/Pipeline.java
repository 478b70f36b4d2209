package io.plimsoll.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.AlertingApp;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.run.AlertingComponent;
import io.plimsoll.app.run.RiskComponent;
import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.publish.FeedPublisher;
import io.plimsoll.producers.publish.Speed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;

/** Both topologies and alerting on a running cluster, as {@code plimsoll up} wires them, and a feed into them. */
final class Pipeline implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Accounts {@code a-…} are told to one desk, all others to nobody. */
    private static final String ROUTES = """
            recipients:
              desk: {email: desk@test.example}
            routes:
              - {name: desk, account: "a-*", recipients: [desk]}
            """;

    private final RiskComponent risk;
    private final AlertingApp alerting;
    private final FeedPublisher publisher;

    private Pipeline(RiskComponent risk, AlertingApp alerting, FeedPublisher publisher) {
        this.risk = risk;
        this.alerting = alerting;
        this.publisher = publisher;
    }

    /** Settings of {@code cluster} with a mail server that speaks plain SMTP on this machine. */
    static PlimsollConfig mailing(PlimsollConfig cluster, int smtpPort) {
        return cluster.with(ConfigKey.SMTP_HOST, "127.0.0.1")
                .with(ConfigKey.SMTP_PORT, Integer.toString(smtpPort))
                .with(ConfigKey.SMTP_TLS, "none")
                .with(ConfigKey.SMTP_FROM, "plimsoll@test.example");
    }

    static Routes routes() {
        return RoutesFile.parse("test routes", ROUTES);
    }

    static Pipeline start(PlimsollConfig config) throws InterruptedException {
        RiskComponent risk = RiskComponent.start(config, new SimpleMeterRegistry());
        AlertingApp alerting = AlertingComponent.start(config, routes(), new SimpleMeterRegistry());
        FeedPublisher publisher = FeedPublisher.open(
                config.kafkaClient(),
                config.registryClient(),
                false,
                Speed.parse("max"),
                InstantSource.system(),
                (sent, total, atMs, perSecond) -> {});
        risk.awaitRunning(PATIENCE);
        return new Pipeline(risk, alerting, publisher);
    }

    void feed(List<FeedRecord> records) throws InterruptedException {
        publisher.publish(records);
    }

    /** Waits until {@code assertion} holds; fails at once when a component has ended. */
    void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .failFast(
                        "a component ended",
                        () -> risk.failure().isPresent() || alerting.failure().isPresent())
                .untilAsserted(assertion);
    }

    void assertRunning() {
        assertThat(risk.failure()).isEmpty();
        assertThat(alerting.failure()).isEmpty();
    }

    @Override
    public void close() {
        publisher.close();
        risk.close();
        alerting.close();
    }
}

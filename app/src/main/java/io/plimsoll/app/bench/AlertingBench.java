package io.plimsoll.app.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.AlertingApp;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.DemoMailbox;
import io.plimsoll.app.run.AlertingComponent;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.Delivery;
import io.plimsoll.schemas.avro.DeliveryStatus;
import io.plimsoll.schemas.avro.NotificationIntent;
import io.plimsoll.schemas.avro.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * {@code plimsoll bench alerting}: a crash through the whole of alerting. First the rate of the decisions beside a topology that
 * decides nothing; then the storm at its own pace, told to ten desks by mail (SMTP) and push (HTTP) and its emergencies to a
 * program (signed webhook); then, where there is one, the same through an Alertmanager.
 */
public final class AlertingBench {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final AlertingPlan plan;
    private final Path dir;
    private final Optional<Path> alertmanager;
    private final InstantSource clock;
    private final Consumer<String> progress;
    private final List<BenchFigure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * @param dir empty folder for brokers and state
     * @param alertmanager its binary; empty: looked for on the path
     * @param clock of everything
     * @param progress hears what is being done
     */
    public AlertingBench(
            AlertingPlan plan, Path dir, Optional<Path> alertmanager, InstantSource clock, Consumer<String> progress) {
        this.plan = plan;
        this.dir = dir;
        this.alertmanager = alertmanager;
        this.clock = clock;
        this.progress = progress;
    }

    /** Measures everything; takes three updates and some minutes. */
    public AlertingReport run() throws Exception {
        BenchConditions before = BenchConditions.now(plan.seed());
        PlimsollConfig base =
                PlimsollConfig.defaults().with(ConfigKey.ACCOUNTS_PARTITIONS, Integer.toString(plan.partitions()));
        AlertStorm storm = new AlertStorm(plan);
        try (BenchBroker broker = BenchBroker.start(Files.createDirectories(dir.resolve("decide")), base)) {
            decide(broker.config(), storm);
        }
        try (BenchBroker broker = BenchBroker.start(Files.createDirectories(dir.resolve("live")), base)) {
            live(broker.config(), storm);
        }
        Optional<Path> rival = AlertmanagerRival.find(alertmanager);
        if (rival.isPresent()) {
            progress.accept("the same alerts through " + rival.get());
            compare(rival.get());
        } else {
            notes.add("No Alertmanager was found ("
                    + alertmanager.map(Path::toString).orElse("prometheus-alertmanager on the path")
                    + "): not compared.");
        }
        return new AlertingReport(plan, before, BenchConditions.now(plan.seed()), figures, notes);
    }

    /** What another program does or does not must not cost our own figures. */
    private void compare(Path rival) throws InterruptedException {
        try {
            figures.addAll(new AlertmanagerRival(rival, plan, dir).run());
        } catch (IOException | IllegalStateException e) {
            notes.add("Alertmanager " + rival + " was not measured: " + e.getMessage());
        }
    }

    private void decide(PlimsollConfig config, AlertStorm storm) throws Exception {
        progress.accept("writing the alerts");
        AlertWriter.write(config, storm, Duration.ZERO, clock);
        DecisionRate rate = new DecisionRate(config, plan);
        progress.accept("measuring the floor");
        double floor = rate.copying();
        progress.accept("measuring the decisions");
        Routes routes = AlertStorm.routes(plan, "alertmanager: \"http://127.0.0.1:1\"", Severity.INFO);
        figures.add(BenchFigure.atLeast("alerts decided", "1/s", rate.deciding(routes, clock), floor, 0));
    }

    private void live(PlimsollConfig broker, AlertStorm storm) throws Exception {
        Path key = Files.writeString(
                dir.resolve("hook.key"), "whsec_" + Base64.getEncoder().encodeToString(new byte[32]));
        try (DemoMailbox mailbox = DemoMailbox.start();
                HttpSink push = new HttpSink(body -> {});
                HttpSink hook = new HttpSink(body -> {})) {
            PlimsollConfig config = broker.with(ConfigKey.SMTP_HOST, mailbox.host())
                    .with(ConfigKey.SMTP_PORT, Integer.toString(mailbox.smtpPort()))
                    .with(ConfigKey.SMTP_TLS, "none")
                    .with(ConfigKey.NTFY_URL, push.url())
                    .with(ConfigKey.NOTIFY_PRIVATE_HOSTS, "127.0.0.1");
            Routes routes = AlertStorm.routes(
                    plan, "webhook: {url: \"" + hook.url() + "/\", secret: \"file:" + key + "\"}", Severity.EMERGENCY);
            AvroSerdes serdes = AvroSerdes.from(config.registryClient());
            Deserializer<NotificationIntent> intents =
                    serdes.valueOf(Topics.NOTIFICATIONS).deserializer();
            Deserializer<Delivery> deliveries =
                    serdes.valueOf(Topics.DELIVERIES).deserializer();
            DeliveryCount count = new DeliveryCount();
            try (Answers told = Answers.of(
                            config,
                            Topics.NOTIFICATIONS.name(),
                            answer -> count.intent(intents.deserialize(answer.topic(), answer.value())));
                    Answers ended = Answers.of(
                            config,
                            Topics.DELIVERIES.name(),
                            answer -> count.delivery(deliveries.deserialize(answer.topic(), answer.value())));
                    AlertingApp app = AlertingComponent.start(config, routes, new SimpleMeterRegistry())) {
                DecisionRate.await(() -> app.state().isRunningOrRebalancing(), "alerting runs");
                HeapWatch.reset();
                progress.accept("the storm");
                long[] raisedAtMs = AlertWriter.write(config, storm, plan.over(), clock);
                int expected = 2 * plan.alerts() + plan.alerts() / 10;
                progress.accept("waiting until each has its end");
                awaitEnds(count, expected);
                report(count, expected, raisedAtMs);
            }
        }
    }

    private void awaitEnds(DeliveryCount count, int expected) {
        long startNs = System.nanoTime();
        while (count.ended() < expected || !count.digestsDelivered()) {
            if (System.nanoTime() - startNs > PATIENCE.toNanos()) {
                notes.add("After " + PATIENCE + " " + count.ended() + " of " + expected + " had ended.");
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private void report(DeliveryCount count, int expected, long[] raisedAtMs) {
        figures.add(BenchFigure.alone("first EMERGENCY at a sink", "ms", count.firstEmergencyMs(raisedAtMs)));
        count.latencyMs(raisedAtMs).forEach((channel, histogram) -> latency(channel, histogram));
        List<List<Long>> messages = List.copyOf(count.messagesMs().values());
        figures.add(BenchFigure.alone(
                "messages to a human and channel, most",
                "messages",
                messages.stream().mapToInt(List::size).max().orElse(0)));
        figures.add(BenchFigure.atMost(
                "messages to a human and channel in a minute",
                "messages",
                messages.stream().mapToInt(AlertingBench::mostInAMinute).max().orElse(0),
                30 + 10 + 1 + 60.0 / plan.update().toSeconds()));
        figures.add(BenchFigure.alone("digests", "messages", count.digestCount()));
        figures.add(BenchFigure.alone(
                "alerts not told one by one, with their reason", "records", count.count(DeliveryStatus.SUPPRESSED)));
        figures.add(BenchFigure.atMost("lost", "alerts", (double) expected - count.ended(), 0));
        figures.add(BenchFigure.alone("heap, peak with garbage", "MiB", HeapWatch.peakMiB()));
        figures.add(BenchFigure.alone("heap in use afterwards", "MiB", HeapWatch.liveMiB()));
    }

    private void latency(String channel, Histogram ms) {
        figures.add(BenchFigure.alone(channel + ": messages of one alert", "messages", ms.getTotalCount()));
        figures.add(BenchFigure.alone(channel + ": raised to accepted, p50", "ms", ms.getValueAtPercentile(50)));
        figures.add(BenchFigure.alone(channel + ": raised to accepted, p99", "ms", ms.getValueAtPercentile(99)));
    }

    private static int mostInAMinute(List<Long> timesMs) {
        int most = 0;
        int from = 0;
        for (int to = 0; to < timesMs.size(); to++) {
            while (timesMs.get(to) - timesMs.get(from) >= 60_000) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}

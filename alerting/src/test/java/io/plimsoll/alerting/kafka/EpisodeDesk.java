package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.dispatch.Intent;
import io.plimsoll.alerting.dispatch.Receipt;
import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.operations.Report;
import io.plimsoll.alerting.route.LabelMatch;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.alerting.silence.Silence;
import io.plimsoll.schemas.AvroSerdes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

/** The deciding topology on a virtual clock: what is told, in words, and why the rest is not. */
final class EpisodeDesk implements AutoCloseable {
    static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final AvroSerdes serdes = AvroSerdes.from(Map.of("schema.registry.url", "mock://episodes"));
    private final String routes;
    private final Path stateDir;
    private TopologyTestDriver driver;
    private Instant now = START;

    EpisodeDesk(Path stateDir, String routes) {
        this.stateDir = stateDir;
        this.routes = routes;
        this.driver = open();
    }

    private TopologyTestDriver open() {
        Properties settings = NotificationTopology.config(
                "desk", Map.of("bootstrap.servers", "localhost:1", "state.dir", stateDir.toString()));
        settings.put("processing.guarantee", "at_least_once");
        return new TopologyTestDriver(
                NotificationTopology.build(RoutesFile.parse("r", routes), serdes, () -> now), settings, now);
    }

    /** A new instance on an empty disk gets its stores back from their changelogs. */
    void crash() {
        Changelogs changelogs = new Changelogs();
        changelogs.read(
                driver,
                "desk",
                List.of(
                        ToldStore.NAME,
                        EpisodeStores.EPISODES,
                        EpisodeStores.FLAPS,
                        OperationsProcessor.INCIDENTS,
                        PaceStores.HELD,
                        PaceStores.STATES));
        driver.close();
        driver = open();
        changelogs.restore(driver, ToldStore.NAME, Serdes.String());
        changelogs.restore(driver, EpisodeStores.EPISODES, EpisodeMapping.episodes(serdes));
        changelogs.restore(driver, EpisodeStores.FLAPS, EpisodeMapping.flaps(serdes));
        changelogs.restore(driver, OperationsProcessor.INCIDENTS, OperationsMapping.incidents(serdes));
        changelogs.restore(driver, PaceStores.HELD, PaceMapping.held(serdes));
        changelogs.restore(driver, PaceStores.STATES, PaceMapping.states(serdes));
    }

    void hear(Alert alert) {
        pipe("alerts", alert.account(), alert, AvroMapping.alerts(serdes));
    }

    void report(Report report) {
        pipe("operations", "plimsoll", report, OperationsMapping.reports(serdes));
    }

    void ack(String alertId, AckRequest.Kind kind, @Nullable Instant until) {
        ack("acct-17", alertId, kind, until);
    }

    void ack(String account, String alertId, AckRequest.Kind kind, @Nullable Instant until) {
        pipe(
                "acks",
                account,
                new AckRequest(account, alertId, kind, "ann", "link", now, until),
                EpisodeMapping.acks(serdes));
    }

    void silence(Silence silence) {
        pipe("silences", silence.id(), silence, EpisodeMapping.silences(serdes));
    }

    /** A record of the topic {@code silences} as it may not be. */
    void poisonSilence(String key, byte @Nullable [] value) {
        driver.createInputTopic("silences", new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value, now);
    }

    Silence aSilence(Duration length, boolean emergencies, @Nullable String confirmedBy) {
        return new Silence(
                "s1",
                List.of(LabelMatch.of("account=acct-*")),
                now,
                now.plus(length),
                "ann",
                "roll over",
                emergencies,
                confirmedBy,
                false);
    }

    /** Time passes, second by second. */
    void pass(Duration time) {
        pass(time, Duration.ofSeconds(1));
    }

    /** Time passes, step by step. */
    void pass(Duration time, Duration step) {
        for (Instant end = now.plus(time); now.isBefore(end); ) {
            now = now.plus(step);
            driver.advanceWallClockTime(step);
        }
    }

    /** The machine's clock is set to another time. */
    void setClock(Instant other) {
        now = other;
    }

    Instant now() {
        return now;
    }

    List<Intent> intents() {
        return read("notifications", AvroMapping.intents(serdes));
    }

    /** E.g. {@code desk email CRITICAL: was acked by ann}, or {@code desk email CANCEL: …}. */
    List<String> told() {
        List<String> words = new ArrayList<>();
        for (Intent intent : intents()) {
            String what = intent.cancels() != null
                    ? "CANCEL: " + intent.cancels()
                    : (intent.alert().severity() == null
                                    ? "RESOLVED"
                                    : intent.alert().severity())
                            + (intent.remark() == null ? "" : ": " + intent.remark());
            words.add(intent.recipient() + " " + intent.channel() + " " + what);
        }
        return words;
    }

    List<String> reasons() {
        return this.<Receipt>read("deliveries", AvroMapping.receipts(serdes)).stream()
                .map(Receipt::detail)
                .toList();
    }

    /** Newest state of each episode that was written since the last look. */
    Map<String, Episode> episodes() {
        return driver.createOutputTopic(
                        "episodes",
                        new StringDeserializer(),
                        EpisodeMapping.episodes(serdes).deserializer())
                .readKeyValuesToMap();
    }

    private <V> List<V> read(String topic, Serde<V> values) {
        return driver.createOutputTopic(topic, new StringDeserializer(), values.deserializer())
                .readValuesToList();
    }

    private <V> void pipe(String topic, String key, V value, Serde<V> values) {
        driver.createInputTopic(topic, new StringSerializer(), values.serializer())
                .pipeInput(key, value, now);
    }

    @Override
    public void close() {
        driver.close();
    }
}

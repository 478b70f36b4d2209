package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.dispatch.Intent;
import io.plimsoll.alerting.dispatch.Receipt;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.schemas.AvroSerdes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;

/** Both steps of the topology on a virtual clock, and all that came out of them, across restarts. */
final class PaceWorld implements AutoCloseable {
    private static final List<String> STORES = List.of(ToldStore.NAME, PaceStores.HELD, PaceStores.STATES);

    final List<Intent> intents = new ArrayList<>();
    final List<Receipt> receipts = new ArrayList<>();
    private final AvroSerdes serdes = AvroSerdes.from(Map.of("schema.registry.url", "mock://pace-world"));
    private final String routes;
    private final Path stateDir;
    private Instant clock;
    private TopologyTestDriver driver;

    PaceWorld(Path stateDir, Instant start, String routes) {
        this.stateDir = stateDir;
        this.routes = routes;
        this.clock = start;
        this.driver = open();
    }

    Instant now() {
        return clock;
    }

    private TopologyTestDriver open() {
        Properties settings = NotificationTopology.config(
                "plimsoll-alerting", Map.of("bootstrap.servers", "localhost:1", "state.dir", stateDir.toString()));
        settings.put("processing.guarantee", "at_least_once");
        return new TopologyTestDriver(
                NotificationTopology.build(RoutesFile.parse("r", routes), serdes, () -> clock), settings, clock);
    }

    void raise(Alert alert) {
        raise(alert, clock);
    }

    /** An alert the broker has had since {@code heardAt}. */
    void raise(Alert alert, Instant heardAt) {
        driver.createInputTopic(
                        "alerts",
                        new StringSerializer(),
                        AvroMapping.alerts(serdes).serializer())
                .pipeInput(alert.account(), alert, heardAt);
    }

    /** Lets time pass in steps of 200 ms, or of {@code step} where that is long. */
    void pass(Duration time, Duration step) {
        Instant end = clock.plus(time);
        while (clock.isBefore(end)) {
            clock = clock.plus(step);
            driver.advanceWallClockTime(step);
        }
        collect();
    }

    void pass(Duration time) {
        pass(time, Duration.ofMillis(200));
    }

    void collect() {
        intents.addAll(driver.createOutputTopic(
                        "notifications",
                        new StringDeserializer(),
                        AvroMapping.intents(serdes).deserializer())
                .readValuesToList());
        receipts.addAll(driver.createOutputTopic(
                        "deliveries",
                        new StringDeserializer(),
                        AvroMapping.receipts(serdes).deserializer())
                .readValuesToList());
    }

    /** A new instance on an empty disk gets its stores back from their changelogs. */
    void crash() {
        collect();
        Changelogs changelogs = new Changelogs();
        changelogs.read(driver, "plimsoll-alerting", STORES);
        driver.close();
        driver = open();
        changelogs.restore(driver, ToldStore.NAME, Serdes.String());
        changelogs.restore(driver, PaceStores.HELD, PaceMapping.held(serdes));
        changelogs.restore(driver, PaceStores.STATES, PaceMapping.states(serdes));
    }

    @Override
    public void close() {
        driver.close();
    }
}

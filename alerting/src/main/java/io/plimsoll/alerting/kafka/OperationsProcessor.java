package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.operations.Incident;
import io.plimsoll.alerting.operations.Operations;
import io.plimsoll.alerting.operations.Report;
import io.plimsoll.schemas.AvroSerdes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** What processes say is wrong with alerting, and the clock, become alerts like those about accounts. */
final class OperationsProcessor implements Processor<String, Report, String, Object> {
    static final String INCIDENTS = "alerting-incidents";
    private static final Duration TICK = Duration.ofSeconds(5);

    private final InstantSource clock;
    private @Nullable ProcessorContext<String, Object> context;
    private @Nullable KeyValueStore<String, Incident> incidents;

    OperationsProcessor(InstantSource clock) {
        this.clock = clock;
    }

    static StoreBuilder<?> incidentsBuilder(AvroSerdes serdes) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(INCIDENTS), Serdes.String(), OperationsMapping.incidents(serdes));
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        incidents = processorContext.getStateStore(INCIDENTS);
        processorContext.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, timestamp -> tick());
    }

    @Override
    public void process(Record<String, Report> in) {
        Report report = in.value();
        String key = report.condition() + "\n" + report.subject();
        Incident known = store().get(key);
        if (known != null) {
            keep(key, known.hears(report), now());
        } else if (!report.over()) {
            Incident first = Incident.of(report, cause());
            store().put(key, first);
            forward(first.raised(), in.timestamp());
        }
    }

    private void tick() {
        Instant now = now();
        List<KeyValue<String, Incident>> all = new ArrayList<>();
        try (KeyValueIterator<String, Incident> rows = store().all()) {
            rows.forEachRemaining(all::add);
        }
        all.stream().filter(row -> row.value.overAt(now)).forEach(row -> keep(row.key, row.value, now));
    }

    private void keep(String key, Incident incident, Instant now) {
        if (incident.overAt(now)) {
            store().delete(key);
            forward(incident.end(now), now.toEpochMilli());
        } else {
            store().put(key, incident);
        }
    }

    private void forward(Alert alert, long timestamp) {
        context().forward(new Record<>(Operations.ACCOUNT, alert, timestamp));
    }

    private Alert.Cause cause() {
        return context()
                .recordMetadata()
                .map(at -> new Alert.Cause(at.topic(), at.partition(), at.offset()))
                .orElseThrow(() -> new IllegalStateException("a report has a place on its topic"));
    }

    private KeyValueStore<String, Incident> store() {
        return Objects.requireNonNull(incidents, "init comes first");
    }

    private ProcessorContext<String, Object> context() {
        return Objects.requireNonNull(context, "init comes first");
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}

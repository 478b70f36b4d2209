package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.silence.Silence;
import io.plimsoll.schemas.AvroSerdes;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Every silence, the same on every instance: the topic {@code silences} as a table. One that was ended by hand stays ended. */
final class SilenceTable extends ContextualProcessor<String, Silence, Void, Void> {
    static final String NAME = "alerting-silences";

    static StoreBuilder<?> builder(AvroSerdes serdes) {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(NAME), Serdes.String(), EpisodeMapping.silences(serdes))
                .withLoggingDisabled();
    }

    @Override
    public void process(Record<String, Silence> in) {
        KeyValueStore<String, Silence> rows = context().getStateStore(NAME);
        Silence known = rows.get(in.key());
        if (known == null || !known.expired()) {
            rows.put(in.key(), in.value());
        }
    }

    /** All there are, in no order. */
    static List<Silence> all(ProcessorContext<?, ?> context) {
        // a global store is handed out read-only, under the type of every other
        org.apache.kafka.streams.state.ReadOnlyKeyValueStore<String, Silence> rows =
                context.<KeyValueStore<String, Silence>>getStateStore(NAME);
        List<Silence> all = new ArrayList<>();
        try (KeyValueIterator<String, Silence> found = rows.all()) {
            found.forEachRemaining(row -> all.add(row.value));
        }
        return all;
    }
}

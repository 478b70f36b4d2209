package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.silence.Silence;
import io.plimsoll.schemas.AvroSerdes;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every silence, the same on every instance: the topic {@code silences} as a table. One that was ended by hand stays ended. */
final class SilenceTable extends ContextualProcessor<String, Silence, Void, Void> {
    static final String NAME = "alerting-silences";
    private static final Logger LOG = LoggerFactory.getLogger(SilenceTable.class);

    static StoreBuilder<?> builder(AvroSerdes serdes) {
        return Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(NAME), Serdes.String(), EpisodeMapping.silences(serdes))
                .withLoggingDisabled();
    }

    /**
     * As {@code values}, but what cannot be read is nothing: the table is the same on every instance and is read before anything else, so
     * that a record nobody can read would stop them all. Kafka Streams has no dead letters for it.
     */
    static Deserializer<@Nullable Silence> reading(Deserializer<Silence> values) {
        return (topic, bytes) -> {
            if (bytes == null) {
                return null;
            }
            try {
                return values.deserialize(topic, bytes);
            } catch (SerializationException e) {
                LOG.error(
                        "a record of topic {} cannot be read and is passed over; its silence, if any, is over",
                        topic,
                        e);
                return null;
            }
        };
    }

    @Override
    public void process(Record<String, Silence> in) {
        KeyValueStore<String, Silence> rows = context().getStateStore(NAME);
        Silence told = in.value(); // not annotated: null of a tombstone, and of what cannot be read
        if (in.key() == null) {
            return;
        }
        if (told == null) {
            rows.delete(in.key());
            return;
        }
        Silence known = rows.get(in.key());
        if (known == null || !known.expired()) {
            rows.put(in.key(), told);
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

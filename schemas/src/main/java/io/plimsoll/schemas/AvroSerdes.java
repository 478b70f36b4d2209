package io.plimsoll.schemas;

import io.plimsoll.schemas.codec.AvroDeserializer;
import io.plimsoll.schemas.codec.AvroSerializer;
import io.plimsoll.schemas.codec.TrustedTypes;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serdes for topic values; the only door to the schema registry.
 *
 * <p>Which classes do the work is configuration: {@code plimsoll.avro.serializer} and {@code plimsoll.avro.deserializer}
 * name them, ours by default; {@code io.confluent.kafka.serializers.KafkaAvroSerializer} and {@code …Deserializer} drop in
 * (Maven profile {@code confluent}). All other keys are Confluent's and go to them as they are. Immutable; a serde may be
 * shared by threads.
 */
public final class AvroSerdes {
    /** Configuration key: class name of the serializer. */
    public static final String SERIALIZER = "plimsoll.avro.serializer";
    /** Configuration key: class name of the deserializer. */
    public static final String DESERIALIZER = "plimsoll.avro.deserializer";

    private static final String NAMING = "value.subject.name.strategy";
    private static final String BY_RECORD = "io.confluent.kafka.serializers.subject.RecordNameStrategy";

    private final Map<String, Object> config;

    private AvroSerdes(Map<String, ?> config) {
        Map<String, Object> all = new HashMap<>(config);
        all.put("specific.avro.reader", true);
        all.putIfAbsent("avro.use.logical.type.converters", true);
        this.config = Map.copyOf(all);
    }

    /** Serdes with Confluent's configuration keys, e.g. {@code schema.registry.url}. */
    public static AvroSerdes from(Map<String, ?> config) {
        return new AvroSerdes(config);
    }

    /** Serde of the values of {@code topic}, configured and ready. */
    public <V extends SpecificRecord> Serde<V> valueOf(Topic<V> topic) {
        return serde(topic.valueType(), config);
    }

    /**
     * Serde of values of one generated Avro class, for stores. Its subject is the class's name (unless {@value #NAMING} is
     * set), so that it does not depend on how a store's changelog is called.
     */
    public <V extends SpecificRecord> Serde<V> of(Class<V> type) {
        Map<String, Object> byRecord = new HashMap<>(config);
        byRecord.putIfAbsent(NAMING, BY_RECORD);
        return serde(type, byRecord);
    }

    private <V extends SpecificRecord> Serde<V> serde(Class<V> type, Map<String, Object> base) {
        Map<String, Object> settings = new HashMap<>(base);
        settings.put("specific.avro.value.type", type.getName());
        TrustedTypes.trustPackageOf(type);
        Serializer<V> serializer = instance(SERIALIZER, AvroSerializer.class, Serializer.class);
        Deserializer<V> deserializer = instance(DESERIALIZER, AvroDeserializer.class, Deserializer.class);
        serializer.configure(settings, false);
        deserializer.configure(settings, false);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    @SuppressWarnings("unchecked") // what is configured serializes any Avro value
    private <T> T instance(String key, Class<?> ours, Class<?> expected) {
        String name = String.valueOf(config.getOrDefault(key, ours.getName()));
        try {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            Class<?> found = Class.forName(name, true, context != null ? context : ours.getClassLoader());
            return (T) found.asSubclass(expected).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException | LinkageError unusable) {
            ConfigException wrong = new ConfigException(
                    key,
                    name,
                    "expected the name of a " + expected.getName()
                            + " on the class path with a public no-argument constructor (io.confluent classes: build with"
                            + " -Pconfluent)");
            wrong.initCause(unusable);
            throw wrong;
        }
    }
}

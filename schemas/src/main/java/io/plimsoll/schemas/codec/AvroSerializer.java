package io.plimsoll.schemas.codec;

import io.plimsoll.schemas.client.RegistryClient;
import io.plimsoll.schemas.client.RegistryClients;
import io.plimsoll.schemas.codec.SchemaChoice.Chosen;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes Avro records in Confluent's wire format, with Confluent's configuration keys; each schema goes to the registry
 * once per topic. Null stays null (a tombstone). Thread-safe.
 */
public final class AvroSerializer implements Serializer<Object> {
    private @Nullable RegistryClient registry;
    private SchemaChoice choice = new SchemaChoice(true, false, true, false);
    private SubjectNaming naming = SubjectNaming.TOPIC;
    private GenericData genericModel = Models.generic(false);
    private boolean isKey;
    private final Map<String, Map<Schema, Encoding>> encodings = new ConcurrentHashMap<>();

    /** Made by Kafka by name; {@link #configure} follows. */
    public AvroSerializer() {}

    @Override
    public void configure(Map<String, ?> configs, boolean isKeySerializer) {
        CodecConfig config = new CodecConfig(configs);
        this.choice = SchemaChoice.from(config);
        this.naming = SubjectNaming.from(config, isKeySerializer);
        this.genericModel = Models.generic(config.flag("avro.use.logical.type.converters", false));
        this.isKey = isKeySerializer;
        this.registry = RegistryClients.of(configs);
    }

    /**
     * The value in wire format.
     *
     * @throws SerializationException when the value does not fit its schema, or the registry refuses the schema
     * @throws io.plimsoll.schemas.client.RegistryUnavailableException when the registry cannot be asked
     */
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof GenericContainer container)) {
            throw new SerializationException(
                    "value for topic " + topic + " is a " + value.getClass().getName() + "; expected an Avro record");
        }
        try {
            return encoding(topic, container).encode(value);
        } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException misfit) {
            throw new SerializationException(
                    "value for topic " + topic + " does not fit its schema "
                            + container.getSchema().getFullName() + ": " + misfit.getMessage(),
                    misfit);
        }
    }

    private Encoding encoding(String topic, GenericContainer value) {
        Map<Schema, Encoding> ofTopic = encodings.get(topic);
        if (ofTopic == null) {
            ofTopic = encodings.computeIfAbsent(topic, name -> new ConcurrentHashMap<>());
        }
        Schema schema = value.getSchema();
        Encoding known = ofTopic.get(schema);
        if (known == null) {
            known = newEncoding(topic, value);
            ofTopic.put(schema, known);
        }
        return known;
    }

    private Encoding newEncoding(String topic, GenericContainer value) {
        if (registry == null) {
            throw new IllegalStateException("AvroSerializer used before configure()");
        }
        Schema schema = value.getSchema();
        Chosen chosen = choice.choose(registry, naming.subject(topic, isKey, schema), schema);
        return new Encoding(chosen.id(), schema, chosen.schema(), writer(value));
    }

    private DatumWriter<Object> writer(GenericContainer value) {
        return value instanceof SpecificRecord
                ? new SpecificDatumWriter<>(value.getSchema(), SpecificData.getForClass(value.getClass()))
                : new GenericDatumWriter<>(value.getSchema(), genericModel);
    }
}

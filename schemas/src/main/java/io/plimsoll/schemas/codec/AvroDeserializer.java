package io.plimsoll.schemas.codec;

import io.plimsoll.schemas.client.RegistryClient;
import io.plimsoll.schemas.client.RegistryClients;
import io.plimsoll.schemas.client.RegistryRefusedException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro values in Confluent's wire format. The writer's schema comes from the registry by id, once; the reader's is
 * the generated class's, so older and newer writers are understood. Thread-safe.
 *
 * <p>{@code specific.avro.reader=true} gives generated classes: {@code specific.avro.value.type} when set, else the class
 * named like the writer's schema. Otherwise values are {@code GenericRecord}.
 */
public final class AvroDeserializer implements Deserializer<Object> {
    private static final ThreadLocal<BinaryDecoder> DECODERS =
            ThreadLocal.withInitial(() -> DecoderFactory.get().binaryDecoder(new byte[0], null));

    private @Nullable RegistryClient registry;
    private ReaderChoice choice = ReaderChoice.generic();
    private final Map<Integer, DatumReader<Object>> readers = new ConcurrentHashMap<>();

    /** Made by Kafka by name; {@link #configure} follows. */
    public AvroDeserializer() {}

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        this.choice = ReaderChoice.from(new CodecConfig(configs), isKey);
        this.registry = RegistryClients.of(configs);
    }

    /**
     * The value; null for null (a tombstone).
     *
     * @throws SerializationException when the bytes are at fault: not in wire format, unknown schema id, not of that schema
     * @throws io.plimsoll.schemas.client.RegistryUnavailableException when the registry cannot be asked
     */
    @Override
    public @Nullable Object deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        int id = WireFormat.schemaId(topic, bytes);
        DatumReader<Object> reader = reader(topic, id);
        BinaryDecoder decoder = DecoderFactory.get()
                .binaryDecoder(bytes, WireFormat.HEADER_BYTES, bytes.length - WireFormat.HEADER_BYTES, DECODERS.get());
        try {
            return reader.read(null, decoder);
        } catch (IOException
                | AvroRuntimeException
                | ClassCastException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | ArithmeticException
                | SecurityException misfit) {
            throw new SerializationException(
                    "value of topic " + topic + " (" + bytes.length + " bytes) is not of schema id " + id + ": "
                            + misfit,
                    misfit);
        }
    }

    private DatumReader<Object> reader(String topic, int id) {
        DatumReader<Object> known = readers.get(id);
        if (known == null) {
            known = choice.reader(topic, writerSchema(topic, id));
            readers.put(id, known);
        }
        return known;
    }

    private Schema writerSchema(String topic, int id) {
        if (registry == null) {
            throw new IllegalStateException("AvroDeserializer used before configure()");
        }
        try {
            return registry.schemaById(id);
        } catch (RegistryRefusedException unknown) {
            throw new SerializationException(
                    "value of topic " + topic + " names schema id " + id + ", which the registry at "
                            + registry.address() + " does not know",
                    unknown);
        }
    }
}

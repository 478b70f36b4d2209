package io.plimsoll.schemas.codec;

import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * What values are read into.
 *
 * @param specific {@code specific.avro.reader}
 * @param type {@code specific.avro.value.type} (or {@code key})
 * @param logicalTypeConverters {@code avro.use.logical.type.converters}, for generic values; generated classes always have theirs
 */
record ReaderChoice(boolean specific, Optional<Class<? extends SpecificRecord>> type, boolean logicalTypeConverters) {

    static ReaderChoice generic() {
        return new ReaderChoice(false, Optional.empty(), false);
    }

    static ReaderChoice from(CodecConfig config, boolean isKey) {
        String typeKey = isKey ? "specific.avro.key.type" : "specific.avro.value.type";
        String typeName = config.text(typeKey, "");
        return new ReaderChoice(
                config.flag("specific.avro.reader", false),
                typeName.isEmpty() ? Optional.empty() : Optional.of(generatedClass(typeKey, typeName)),
                config.flag("avro.use.logical.type.converters", false));
    }

    DatumReader<Object> reader(String topic, Schema writer) {
        if (!specific) {
            return new GenericDatumReader<>(writer, writer, Models.generic(logicalTypeConverters));
        }
        Class<?> target = type.<Class<?>>map(known -> known).orElseGet(() -> classNamedLike(topic, writer));
        type.ifPresent(TrustedTypes::trustPackageOf);
        SpecificData model = new GeneratedModel(target);
        return new SpecificDatumReader<>(writer, model.getSchema(target), model);
    }

    private static Class<?> classNamedLike(String topic, Schema writer) {
        Class<?> found = SpecificData.get().getClass(writer);
        if (found == null) {
            throw new SerializationException("value of topic " + topic + " was written as " + writer.getFullName()
                    + ", for which there is no generated class; expected one on the class path, or"
                    + " specific.avro.value.type");
        }
        return found;
    }

    private static Class<? extends SpecificRecord> generatedClass(String key, String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(name, true, context != null ? context : ReaderChoice.class.getClassLoader())
                    .asSubclass(SpecificRecord.class);
        } catch (ClassNotFoundException | ClassCastException wrong) {
            throw new ConfigException(key, name, "expected a generated Avro class on the class path");
        }
    }
}

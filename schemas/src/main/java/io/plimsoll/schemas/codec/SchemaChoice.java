package io.plimsoll.schemas.codec;

import io.plimsoll.schemas.client.RegistryClient;
import io.plimsoll.schemas.client.RegistryClient.SubjectVersion;
import io.plimsoll.schemas.client.RegistryRefusedException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.kafka.common.errors.SerializationException;

/**
 * With which registered schema a value is written: its own, registered now ({@code auto.register.schemas}, the default),
 * the subject's newest ({@code use.latest.version}), or its own, which must be there already.
 *
 * @param autoRegister {@code auto.register.schemas}; wins over {@code use.latest.version}, as with Confluent
 * @param useLatest {@code use.latest.version}
 * @param strict {@code latest.compatibility.strict}: the newest must be able to read what we write
 * @param normalize {@code normalize.schemas}
 */
record SchemaChoice(boolean autoRegister, boolean useLatest, boolean strict, boolean normalize) {

    /** A schema and its id. */
    record Chosen(int id, Schema schema) {}

    static SchemaChoice from(CodecConfig config) {
        return new SchemaChoice(
                config.flag("auto.register.schemas", true),
                config.flag("use.latest.version", false),
                config.flag("latest.compatibility.strict", true),
                config.flag("normalize.schemas", false));
    }

    Chosen choose(RegistryClient registry, String subject, Schema own) {
        if (autoRegister) {
            return new Chosen(registry.register(subject, own, normalize), own);
        }
        if (useLatest) {
            SubjectVersion latest = latest(registry, subject);
            if (strict) {
                requireReadable(subject, latest, own);
            }
            return new Chosen(latest.id(), latest.schema());
        }
        try {
            return new Chosen(registry.lookUp(subject, own, normalize), own);
        } catch (RegistryRefusedException unknown) {
            throw new SerializationException(
                    "schema " + own.getFullName() + " is not registered under subject " + subject + " at "
                            + registry.address()
                            + "; register it, or set auto.register.schemas=true (found: false)",
                    unknown);
        }
    }

    private static SubjectVersion latest(RegistryClient registry, String subject) {
        try {
            return registry.latest(subject);
        } catch (RegistryRefusedException unknown) {
            throw new SerializationException(
                    "subject " + subject + " has no version at " + registry.address()
                            + ", and use.latest.version is true; register the schema first",
                    unknown);
        }
    }

    private static void requireReadable(String subject, SubjectVersion latest, Schema own) {
        SchemaCompatibility.SchemaPairCompatibility found =
                SchemaCompatibility.checkReaderWriterCompatibility(latest.schema(), own);
        if (found.getType() != SchemaCompatibilityType.COMPATIBLE) {
            List<String> reasons = found.getResult().getIncompatibilities().stream()
                    .map(reason -> reason.getType() + " at " + reason.getLocation())
                    .toList();
            throw new SerializationException("version " + latest.version() + " of subject " + subject
                    + " cannot read values of our " + own.getFullName() + ": " + reasons
                    + "; register ours, or set latest.compatibility.strict=false");
        }
    }
}

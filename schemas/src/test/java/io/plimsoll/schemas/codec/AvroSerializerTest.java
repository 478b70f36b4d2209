package io.plimsoll.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.schemas.client.RegistryClient;
import io.plimsoll.schemas.client.RegistryClients;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class AvroSerializerTest {
    private static final Schema OLD =
            SchemaBuilder.record("R").fields().requiredString("s").endRecord();
    private static final Schema LATEST = SchemaBuilder.record("R")
            .fields()
            .name("n")
            .type()
            .longType()
            .longDefault(7)
            .requiredString("s")
            .endRecord();
    private static final GenericRecord HI =
            new GenericRecordBuilder(OLD).set("s", "hi").build();

    @Test
    void writesMagicIdAndBody() {
        assertThat(writer("mock://exact", Map.of()).serialize("t", HI)).containsExactly(0, 0, 0, 0, 1, 4, 'h', 'i');
    }

    @Test
    void resolvesAValueToTheNewestVersionWhenToldToUseIt() {
        RegistryClient registry = RegistryClients.of(Map.of("schema.registry.url", "mock://latest"));
        registry.register("t-value", OLD, false);
        registry.register("t-value", LATEST, false);

        byte[] bytes = writer("mock://latest", Map.of("auto.register.schemas", false, "use.latest.version", true))
                .serialize("t", HI);

        assertThat(bytes).containsExactly(0, 0, 0, 0, 2, 14, 4, 'h', 'i');
    }

    @Test
    void refusesToWriteAnUnregisteredSchemaWhenItMayNotRegister() {
        AvroSerializer writer = writer("mock://closed", Map.of("auto.register.schemas", false));

        assertThatThrownBy(() -> writer.serialize("t", HI))
                .isInstanceOf(SerializationException.class)
                .hasMessage("schema R is not registered under subject t-value at mock://closed; register it, or set"
                        + " auto.register.schemas=true (found: false)");
    }

    @Test
    void refusesASchemaThatBreaksCompatibility() {
        writer("mock://broken", Map.of()).serialize("t", HI);
        Schema other = SchemaBuilder.record("R").fields().requiredLong("x").endRecord();
        GenericRecord value = new GenericRecordBuilder(other).set("x", 1L).build();

        assertThatThrownBy(() -> writer("mock://broken", Map.of()).serialize("t", value))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("incompatible with an earlier schema for subject \"t-value\"")
                .hasMessageContaining("READER_FIELD_MISSING_DEFAULT_VALUE");
    }

    @Test
    void namesSubjectsByConfluentsStrategies() {
        String strategies = "io.confluent.kafka.serializers.subject.";
        writer("mock://names", Map.of("value.subject.name.strategy", strategies + "RecordNameStrategy"))
                .serialize("t", HI);
        writer("mock://names", Map.of("value.subject.name.strategy", strategies + "TopicRecordNameStrategy"))
                .serialize("t", HI);

        assertThat(RegistryClients.of(Map.of("schema.registry.url", "mock://names"))
                        .subjects())
                .containsExactly("R", "t-R");
    }

    @Test
    void namesTheKeyOfAnUnknownStrategy() {
        assertThatThrownBy(() -> writer("mock://x", Map.of("value.subject.name.strategy", "Mine")))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(
                        "Invalid value Mine for configuration value.subject.name.strategy: expected one of"
                                + " io.confluent.kafka.serializers.subject.TopicNameStrategy");
    }

    @Test
    void saysWhatItWasGivenInsteadOfARecord() {
        assertThatThrownBy(() -> writer("mock://y", Map.of()).serialize("t", "text"))
                .isInstanceOf(SerializationException.class)
                .hasMessage("value for topic t is a java.lang.String; expected an Avro record");
    }

    private static AvroSerializer writer(String url, Map<String, ?> more) {
        Map<String, Object> config = new HashMap<>(more);
        config.put("schema.registry.url", url);
        AvroSerializer writer = new AvroSerializer();
        writer.configure(config, false);
        return writer;
    }
}

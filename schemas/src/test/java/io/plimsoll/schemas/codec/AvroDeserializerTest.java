package io.plimsoll.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.schemas.Samples;
import io.plimsoll.schemas.avro.Cause;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.schemas.client.RegistryUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class AvroDeserializerTest {

    @Test
    void namesTheLengthOfAValueThatIsTooShort() {
        assertThatThrownBy(() -> reader("mock://short").deserialize("prices", new byte[] {0, 0, 0}))
                .isInstanceOf(SerializationException.class)
                .hasMessage("value of topic prices has 3 bytes; expected at least 5 (magic byte 0x00, four bytes of"
                        + " schema id)");
    }

    @Test
    void namesTheFirstByteOfAValueInAnotherFormat() {
        assertThatThrownBy(() ->
                        reader("mock://magic").deserialize("prices", "{\"a\":1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessage("value of topic prices starts with 0x7b; expected magic byte 0x00 (Avro in Confluent wire"
                        + " format)");
    }

    @Test
    void saysWhichIdTheRegistryDoesNotKnow() {
        assertThatThrownBy(() -> reader("mock://ids").deserialize("prices", new byte[] {0, 0, 0, 0, 77, 2}))
                .isInstanceOf(SerializationException.class)
                .hasMessage("value of topic prices names schema id 77, which the registry at mock://ids does not know");
    }

    @Test
    void saysThatABodyIsNotOfItsSchema() {
        byte[] good = writer("mock://cut").serialize("prices", Samples.aTick("1"));
        byte[] cut = Arrays.copyOf(good, 12);

        assertThatThrownBy(() -> reader("mock://cut").deserialize("prices", cut))
                .isInstanceOf(SerializationException.class)
                .hasMessageStartingWith("value of topic prices (12 bytes) is not of schema id 1: java.io.EOFException");
    }

    @Test
    void distinguishesARegistryThatIsDownFromABadRecord() {
        AvroDeserializer reader = new AvroDeserializer();
        reader.configure(
                Map.of("schema.registry.url", "http://127.0.0.1:1", "max.retries", 0, "specific.avro.reader", true),
                false);

        assertThatThrownBy(() -> reader.deserialize("prices", new byte[] {0, 0, 0, 0, 1, 2}))
                .isInstanceOf(RegistryUnavailableException.class)
                .isNotInstanceOf(SerializationException.class)
                .hasMessageContaining("http://127.0.0.1:1")
                .hasMessageContaining("schema.registry.url")
                .matches(RegistryUnavailableException::isBehind);
    }

    @Test
    void readsANewerWriterWithAnExtraField() {
        Schema newer = SchemaBuilder.record("Cause")
                .namespace("io.plimsoll.schemas.avro")
                .fields()
                .requiredString("topic")
                .name("epoch")
                .type()
                .intType()
                .intDefault(-1)
                .requiredInt("partition")
                .requiredLong("offset")
                .endRecord();
        GenericRecord value = new GenericRecordBuilder(newer)
                .set("topic", "prices")
                .set("epoch", 9)
                .set("partition", 3)
                .set("offset", 42L)
                .build();

        byte[] bytes = writer("mock://newer").serialize("causes", value);

        assertThat(reader("mock://newer", Cause.class).deserialize("causes", bytes))
                .isEqualTo(Cause.newBuilder()
                        .setTopic("prices")
                        .setPartition(3)
                        .setOffset(42)
                        .build());
    }

    @Test
    void givesGenericRecordsUnlessAskedForGeneratedClasses() {
        byte[] bytes = writer("mock://generic").serialize("prices", Samples.aTick("1"));
        AvroDeserializer reader = new AvroDeserializer();
        reader.configure(Map.of("schema.registry.url", "mock://generic"), false);

        Object value = reader.deserialize("prices", bytes);

        assertThat(value).isInstanceOf(GenericData.Record.class);
        assertThat(((GenericRecord) Objects.requireNonNull(value)).get("symbol"))
                .hasToString("BTCUSDT");
    }

    private static AvroSerializer writer(String url) {
        AvroSerializer writer = new AvroSerializer();
        writer.configure(Map.of("schema.registry.url", url), false);
        return writer;
    }

    private static AvroDeserializer reader(String url) {
        return reader(url, PriceTick.class);
    }

    private static AvroDeserializer reader(String url, Class<?> type) {
        AvroDeserializer reader = new AvroDeserializer();
        reader.configure(
                Map.of(
                        "schema.registry.url",
                        url,
                        "specific.avro.reader",
                        "true",
                        "specific.avro.value.type",
                        type.getName()),
                false);
        return reader;
    }
}

package io.plimsoll.schemas.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Samples;
import io.plimsoll.schemas.client.RegistryClient;
import io.plimsoll.schemas.client.RegistryClients;
import io.plimsoll.schemas.client.RegistryRefusedException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every registry must do for our codec and for Confluent's; one run for each registry. */
abstract class RegistryConformance {
    private static final Schema V1 = SchemaBuilder.record("Trade")
            .namespace("conformance")
            .fields()
            .requiredLong("id")
            .endRecord();
    private static final Schema V2_WITH_DEFAULT = SchemaBuilder.record("Trade")
            .namespace("conformance")
            .fields()
            .requiredLong("id")
            .name("venue")
            .type()
            .stringType()
            .stringDefault("")
            .endRecord();
    private static final Schema V2_WITHOUT_DEFAULT = SchemaBuilder.record("Trade")
            .namespace("conformance")
            .fields()
            .requiredLong("id")
            .requiredString("venue")
            .endRecord();

    /** Address of the registry under test. */
    abstract String url();

    static Stream<SpecificRecord> values() {
        return Stream.of(Samples.aTick("121345.67"), Samples.anAlert(), Samples.anIntent(), Samples.aMarketEvent());
    }

    @ParameterizedTest
    @MethodSource("values")
    void oursAndConfluentsWriteTheSameBytesAndReadEachOthers(SpecificRecord value) throws Exception {
        String topic = "both-" + value.getSchema().getName().toLowerCase(Locale.ROOT);
        Class<? extends SpecificRecord> type = value.getClass();
        Map<String, Object> asAvroSerdesPassesIt = new HashMap<>(config());
        asAvroSerdesPassesIt.put("specific.avro.value.type", type.getName());
        try (GenuineConfluent confluent = new GenuineConfluent(asAvroSerdesPassesIt)) {

            byte[] ours = write(topic, value);
            byte[] theirs = confluent.serialize(topic, value);

            assertThat(theirs).isEqualTo(ours);
            assertThat((Object) value).isEqualTo(confluent.deserialize(topic, ours, type));
            assertThat((Object) serde(type).deserializer().deserialize(topic, theirs))
                    .isEqualTo(value);
        }
    }

    @Test
    void confluentFirstThenOursMeetUnderOneId() throws Exception {
        try (GenuineConfluent confluent = new GenuineConfluent(config())) {

            byte[] theirs = confluent.serialize("confluent-first", Samples.aTick("2"));
            byte[] ours = write("confluent-first", Samples.aTick("2"));

            assertThat(ours).isEqualTo(theirs);
            assertThat(client().versions("confluent-first-value")).containsExactly(1);
        }
    }

    @Test
    void givesOneSchemaOneIdUnderEverySubject() {
        int first = client().register("one-id-a", V1, false);

        assertThat(client().register("one-id-a", V1, false)).isEqualTo(first);
        assertThat(client().register("one-id-b", V1, false)).isEqualTo(first);
        assertThat(client().lookUp("one-id-b", V1, false)).isEqualTo(first);
        assertThat(client().versions("one-id-a")).containsExactly(1);
        assertThat(client().schemaById(first)).isEqualTo(V1);
        assertThat(client().subjects()).contains("one-id-a", "one-id-b");
    }

    @Test
    void takesACompatibleVersionAndRefusesAnIncompatibleOneWith409() {
        int first = client().register("evolving", V1, false);
        int second = client().register("evolving", V2_WITH_DEFAULT, false);

        assertThat(second).isNotEqualTo(first);
        assertThat(client().versions("evolving")).containsExactly(1, 2);
        assertThat(client().latest("evolving"))
                .isEqualTo(new RegistryClient.SubjectVersion(2, second, V2_WITH_DEFAULT));

        client().register("strict", V1, false);
        assertThat(client().objections("strict", V2_WITH_DEFAULT)).isEmpty();
        assertThat(client().objections("strict", V2_WITHOUT_DEFAULT)).isNotEmpty();
        assertRefused(409, () -> client().register("strict", V2_WITHOUT_DEFAULT, false));
        assertThat(client().versions("strict")).containsExactly(1);
    }

    @Test
    void holdsASubjectToItsOwnLevel() {
        client().register("forward", V2_WITH_DEFAULT, false);
        client().setCompatibility("forward", "NONE");
        client().register("forward", V2_WITHOUT_DEFAULT, false);

        client().setCompatibility("forward", "FULL_TRANSITIVE");

        assertRefused(
                409,
                () -> client().register(
                                "forward",
                                SchemaBuilder.record("Other").fields().endRecord(),
                                false));
    }

    @Test
    void answersWithConfluentsCodesWhatItDoesNotKnow() {
        client().register("known", V1, false);

        assertRefused(40403, () -> client().schemaById(999_999));
        assertRefused(40401, () -> client().versions("never-registered"));
        assertRefused(40401, () -> client().lookUp("never-registered", V1, false));
        assertRefused(40403, () -> client().lookUp("known", V2_WITH_DEFAULT, false));
    }

    @Test
    void bothCodecsRejectAnUnknownIdAsABadRecord() throws Exception {
        byte[] unknown = {0, 0, 0x0f, 0x42, 0x3f, 0};
        try (GenuineConfluent confluent = new GenuineConfluent(config())) {

            assertThatThrownBy(() ->
                            serde(Samples.aTick("1").getClass()).deserializer().deserialize("t", unknown))
                    .isInstanceOf(SerializationException.class)
                    .hasMessage("value of topic t names schema id 999999, which the registry at " + url()
                            + " does not know");
            assertThatThrownBy(() -> confluent.deserialize(
                            "t", unknown, Samples.aTick("1").getClass()))
                    .satisfies(thrown -> assertThat(thrown.getClass().getName())
                            .isEqualTo("org.apache.kafka.common.errors.SerializationException"));
        }
    }

    private static void assertRefused(int code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(RegistryRefusedException.class))
                .extracting(RegistryRefusedException::code)
                .isEqualTo(code);
    }

    private byte[] write(String topic, SpecificRecord value) {
        @SuppressWarnings("unchecked") // the serde is of the value's own class
        Serde<SpecificRecord> serde = (Serde<SpecificRecord>) serde(value.getClass());
        return serde.serializer().serialize(topic, value);
    }

    private Serde<? extends SpecificRecord> serde(Class<? extends SpecificRecord> type) {
        return AvroSerdes.from(config()).of(type);
    }

    private RegistryClient client() {
        return RegistryClients.of(config());
    }

    private Map<String, Object> config() {
        return Map.of(
                "schema.registry.url",
                url(),
                "specific.avro.reader",
                true,
                "avro.use.logical.type.converters",
                true,
                "value.subject.name.strategy",
                "io.confluent.kafka.serializers.subject.TopicNameStrategy");
    }
}

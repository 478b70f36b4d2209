package io.plimsoll.schemas;

import static io.plimsoll.schemas.Samples.aTick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.schemas.avro.LadderState;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.schemas.client.RegistryClients;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class AvroSerdesTest {

    @Test
    void readsBackWhatItWroteInConfluentWireFormat() {
        Serde<PriceTick> serde = AvroSerdes.from(Map.of("schema.registry.url", "mock://round-trip"))
                .valueOf(Topics.PRICES);

        byte[] bytes = serde.serializer().serialize("prices", aTick("121345.67"));

        assertThat(bytes).startsWith(0, 0, 0, 0, 1);
        assertThat(serde.deserializer().deserialize("prices", bytes)).isEqualTo(aTick("121345.67"));
    }

    @Test
    void keepsNullAsTombstone() {
        Serde<PriceTick> serde = AvroSerdes.from(Map.of("schema.registry.url", "mock://tombstone"))
                .valueOf(Topics.PRICES);

        assertThat(serde.serializer().serialize("prices", null)).isNull();
        assertThat(serde.deserializer().deserialize("prices", null)).isNull();
    }

    @Test
    void registersTopicValuesByTopicAndStoreValuesByClass() {
        Map<String, String> config = Map.of("schema.registry.url", "mock://subjects");
        AvroSerdes serdes = AvroSerdes.from(config);

        serdes.valueOf(Topics.PRICES).serializer().serialize("prices", aTick("1"));
        serdes.of(PriceTick.class).serializer().serialize("app-last-prices-changelog", aTick("1"));

        assertThat(RegistryClients.of(config).subjects())
                .containsExactly("io.plimsoll.schemas.avro.PriceTick", "prices-value");
    }

    @Test
    void takesTheClassesTheConfigurationNames() {
        AvroSerdes serdes = AvroSerdes.from(Map.of(
                "plimsoll.avro.serializer", StringSerializer.class.getName(),
                "plimsoll.avro.deserializer", StringDeserializer.class.getName()));

        Serde<LadderState> serde = serdes.of(LadderState.class);

        assertThat(serde.serializer()).isInstanceOf(StringSerializer.class);
        assertThat(serde.deserializer()).isInstanceOf(StringDeserializer.class);
    }

    @Test
    void namesTheKeyOfAClassThatIsNotThere() {
        AvroSerdes serdes = AvroSerdes.from(
                Map.of("plimsoll.avro.serializer", "io.confluent.kafka.serializers.KafkaAvroSerializer"));

        assertThatThrownBy(() -> serdes.valueOf(Topics.PRICES))
                .isInstanceOf(ConfigException.class)
                .hasMessage("Invalid value io.confluent.kafka.serializers.KafkaAvroSerializer for configuration"
                        + " plimsoll.avro.serializer: expected the name of a"
                        + " org.apache.kafka.common.serialization.Serializer on the class path with a public no-argument"
                        + " constructor (io.confluent classes: build with -Pconfluent)");
    }

    @Test
    void namesTheKeyOfAMissingAddress() {
        AvroSerdes serdes = AvroSerdes.from(Map.of());

        assertThatThrownBy(() -> serdes.valueOf(Topics.PRICES))
                .isInstanceOf(ConfigException.class)
                .hasMessage("schema.registry.url is not set; expected the registry's address, e.g."
                        + " http://127.0.0.1:8081 or mock://test");
    }
}

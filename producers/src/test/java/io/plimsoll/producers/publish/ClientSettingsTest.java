package io.plimsoll.producers.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientSettingsTest {
    private static final Map<String, Object> KAFKA = Map.of(
            "bootstrap.servers", "localhost:9092",
            "security.protocol", "SSL",
            "acks", "1",
            "enable.idempotence", false,
            "fetch.min.bytes", 5,
            "colour", "red");

    @Test
    void producersAlwaysWaitForAllReplicasAndGetOnlyWhatTheyKnow() {
        assertThat(ClientSettings.producer(KAFKA))
                .isEqualTo(Map.of(
                        "bootstrap.servers", "localhost:9092",
                        "security.protocol", "SSL",
                        "acks", "all",
                        "enable.idempotence", true,
                        "linger.ms", 0));
    }

    @Test
    void producersKeepALingerTheUserChose() {
        assertThat(ClientSettings.producer(Map.of("linger.ms", 7))).containsEntry("linger.ms", 7);
    }

    @Test
    void consumersGetOnlyWhatTheyKnow() {
        assertThat(ClientSettings.consumer(KAFKA))
                .isEqualTo(Map.of(
                        "bootstrap.servers", "localhost:9092", "security.protocol", "SSL", "fetch.min.bytes", 5));
    }
}

package io.plimsoll.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topic;
import io.plimsoll.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** A topology under test, with the settings it runs with. */
final class TopologyRun implements AutoCloseable {
    private final AvroSerdes serdes;
    private final TopologyTestDriver driver;

    private TopologyRun(AvroSerdes serdes, Topology topology, Path stateDir, Instant startAt) {
        this.serdes = serdes;
        StreamsSettings settings = new StreamsSettings(
                "test", Map.of("bootstrap.servers", "unused:1"), stateDir, 1, 0, Duration.ofMillis(20));
        Properties properties = settings.properties();
        // The driver forgets what an open transaction has sent: a dead letter for unreadable bytes would be lost here.
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        driver = new TopologyTestDriver(topology, properties, startAt);
    }

    static TopologyRun of(AvroSerdes serdes, Topology topology, Path stateDir) {
        return of(serdes, topology, stateDir, Instant.now());
    }

    /** One whose machine's clock stands at {@code startAt}. */
    static TopologyRun of(AvroSerdes serdes, Topology topology, Path stateDir, Instant startAt) {
        return new TopologyRun(serdes, topology, stateDir, startAt);
    }

    static AvroSerdes serdes(String scope) {
        return AvroSerdes.from(Map.of("schema.registry.url", "mock://" + scope));
    }

    <V extends SpecificRecord> void pipe(Topic<V> topic, String key, V value) {
        driver.createInputTopic(
                        topic.name(),
                        new StringSerializer(),
                        serdes.valueOf(topic).serializer())
                .pipeInput(key, value, 0L);
    }

    void pipeBytes(Topic<?> topic, String key, byte[] value) {
        TestInputTopic<String, byte[]> input =
                driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer());
        input.pipeInput(key, value, 0L);
    }

    <V extends SpecificRecord> List<V> read(Topic<V> topic) {
        return driver.createOutputTopic(
                        topic.name(),
                        new StringDeserializer(),
                        serdes.valueOf(topic).deserializer())
                .readValuesToList();
    }

    /**
     * A dead letter as the tests look at it.
     *
     * @param value original bytes
     * @param topic where they came from
     * @param offset where they came from
     * @param message why they could not be used
     */
    record Letter(byte[] value, String topic, String offset, String message) {}

    List<Letter> deadLetters() {
        return driver
                .createOutputTopic(Topics.DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(letter -> new Letter(
                        letter.value(), header(letter, "topic"), header(letter, "offset"), header(letter, "message")))
                .toList();
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(
                letter.headers().lastHeader("__streams.errors." + name).value(), UTF_8);
    }

    /** Lets wall-clock time pass, so that idle checks and commits happen. */
    void idle() {
        idle(Duration.ofMillis(100));
    }

    /** The same for longer. A schedule that is missed several times is caught up on once. */
    void idle(Duration time) {
        driver.advanceWallClockTime(time);
    }

    @Override
    public void close() {
        driver.close();
    }
}

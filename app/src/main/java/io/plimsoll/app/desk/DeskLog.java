package io.plimsoll.app.desk;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.live.TopicScan;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topic;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.Acknowledgement;
import io.plimsoll.schemas.avro.EpisodeState;
import io.plimsoll.schemas.avro.Silence;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics {@code acks}, {@code silences} and {@code episodes} of a cluster, as a person at a desk reads and writes them. */
public final class DeskLog {
    private final PlimsollConfig config;

    /** Opens nothing yet. */
    public DeskLog(PlimsollConfig config) {
        this.config = config;
    }

    /** Writes an acknowledgement; returns when the broker has it. */
    public void write(Acknowledgement acknowledgement) throws InterruptedException {
        write(Topics.ACKS, acknowledgement.getAccount(), acknowledgement);
    }

    /** Writes a silence, or the new state of one; returns when the broker has it. */
    public void write(Silence silence) throws InterruptedException {
        write(Topics.SILENCES, silence.getSilenceId(), silence);
    }

    /** Every silence ever made as it stands now, in the order they were made. */
    public Map<String, Silence> silences() {
        return last(Topics.SILENCES, Silence::getSilenceId);
    }

    /** Every episode as it stands now. */
    public Collection<EpisodeState> episodes() {
        return last(Topics.EPISODES, EpisodeState::getAlertId).values();
    }

    private <V extends SpecificRecord> Map<String, V> last(Topic<V> topic, Function<V, String> key) {
        Map<String, V> last = new LinkedHashMap<>();
        try (TopicScan<V> values = new TopicScan<>(config, topic)) {
            values.all(value -> last.put(key.apply(value), value));
        }
        return last;
    }

    private <V extends SpecificRecord> void write(Topic<V> topic, String key, V value) throws InterruptedException {
        Map<String, Object> client = config.kafkaClient();
        client.put(ProducerConfig.ACKS_CONFIG, "all");
        AvroSerdes serdes = AvroSerdes.from(config.registryClient());
        try (KafkaProducer<String, V> producer = new KafkaProducer<>(
                client, new StringSerializer(), serdes.valueOf(topic).serializer())) {
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("topic " + topic.name() + ": not written: " + e.getCause(), e);
        }
    }
}

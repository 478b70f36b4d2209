package io.plimsoll.app.desk;

import io.plimsoll.alerting.dispatch.Receipt;
import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.kafka.AvroMapping;
import io.plimsoll.alerting.kafka.EpisodeMapping;
import io.plimsoll.alerting.silence.Silence;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.live.TopicScan;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics {@code acks}, {@code silences}, {@code episodes} and {@code deliveries} of a cluster, as a person at a desk reads and writes them. */
public final class DeskLog implements Desk {
    private static final int ANSWER_MS = 15_000;

    private final PlimsollConfig config;
    private final AvroSerdes serdes;

    /** Opens nothing yet. */
    public DeskLog(PlimsollConfig config) {
        this.config = config;
        this.serdes = AvroSerdes.from(config.registryClient());
    }

    @Override
    public void write(AckRequest request) throws InterruptedException {
        write(Topics.ACKS.name(), EpisodeMapping.acks(serdes), request.account(), request);
    }

    @Override
    public Silence write(Silence silence) throws InterruptedException {
        put(silence);
        Silence ended = silences().get(silence.id());
        if (silence.expired() || ended == null || !ended.expired()) {
            return silence;
        }
        put(ended); // somebody ended it in the same moment: the last record is what is left when the topic is compacted
        return ended;
    }

    private void put(Silence silence) throws InterruptedException {
        write(Topics.SILENCES.name(), EpisodeMapping.silences(serdes), silence.id(), silence);
    }

    @Override
    public Map<String, Silence> silences() {
        return last(
                Topics.SILENCES.name(),
                EpisodeMapping.silences(serdes),
                Silence::id,
                (before, after) -> before.expired() ? before : after);
    }

    @Override
    public Collection<Episode> episodes() {
        return last(
                        Topics.EPISODES.name(),
                        EpisodeMapping.episodes(serdes),
                        episode -> episode.last().alertId(),
                        (before, after) -> after)
                .values();
    }

    @Override
    public List<Receipt> deliveries(Predicate<Receipt> which) {
        List<Receipt> found = new ArrayList<>();
        try (TopicScan<Receipt> values = new TopicScan<>(
                config, Topics.DELIVERIES.name(), AvroMapping.receipts(serdes).deserializer())) {
            values.all(receipt -> {
                if (which.test(receipt)) {
                    found.add(receipt);
                }
            });
        }
        return found;
    }

    private <V> Map<String, V> last(String topic, Serde<V> serde, Function<V, String> key, BinaryOperator<V> newer) {
        Map<String, V> last = new LinkedHashMap<>();
        try (TopicScan<V> values = new TopicScan<>(config, topic, serde.deserializer())) {
            values.all(value -> last.merge(key.apply(value), value, newer));
        }
        return last;
    }

    private <V> void write(String topic, Serde<V> serde, String key, V value) throws InterruptedException {
        Map<String, Object> client = config.kafkaClient();
        client.put(ProducerConfig.ACKS_CONFIG, "all");
        client.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_MS);
        try (KafkaProducer<String, V> producer =
                new KafkaProducer<>(client, new StringSerializer(), serde.serializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new IllegalStateException(
                        "topic " + topic + ": not written: bootstrap.servers: found no broker that answers at "
                                + client.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG) + " within "
                                + client.get(ProducerConfig.MAX_BLOCK_MS_CONFIG) + " ms, expected one",
                        e);
            }
            throw new IllegalStateException("topic " + topic + ": not written: " + e.getCause(), e);
        }
    }
}

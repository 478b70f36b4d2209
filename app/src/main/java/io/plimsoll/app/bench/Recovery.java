package io.plimsoll.app.bench;

import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How long gate and risk, stopped, take to give their first alert again; and how long it takes only to read their state. */
final class Recovery {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final PlimsollConfig config;

    Recovery(PlimsollConfig config) {
        this.config = config;
    }

    /** Deletes the local state, as when a machine is lost. */
    void loseState() throws IOException {
        Path dir = Path.of(config.text(ConfigKey.STATE_DIR));
        try (Stream<Path> all = Files.walk(dir)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** Milliseconds from the start of both topologies to the answer to a probe's price that waits for them. */
    double firstAlertMs(BenchMarket market, Probes probes) throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        try (Ticker ticker = new Ticker(config, Topics.PRICES.name())) {
            ticker.send(probes.next(market));
            ticker.flush();
            long startNs = System.nanoTime();
            try (Answers ignored = Answers.of(config, Topics.ALERTS.name(), answer -> heard(answer, answered));
                    Contender contender = Contender.plimsoll(config)) {
                if (!answered.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("no alert of " + contender.answers() + " after " + PATIENCE);
                }
                return (System.nanoTime() - startNs) / 1e6;
            }
        }
    }

    /** Bytes and milliseconds of a plain reader of all changelogs of risk, start of the reader included. */
    PlainRead readChangelogs() {
        long startNs = System.nanoTime();
        Map<String, Object> settings = config.kafkaClient();
        settings.put("isolation.level", "read_committed");
        long records = 0;
        long bytes = 0;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            String prefix = config.text(ConfigKey.RISK_APPLICATION_ID) + "-";
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic ->
                            topic.getKey().startsWith(prefix) && topic.getKey().endsWith("-changelog"))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    records++;
                    bytes += record.serializedKeySize() + Math.max(0, record.serializedValueSize());
                }
            }
        }
        return new PlainRead(records, bytes, (System.nanoTime() - startNs) / 1e6);
    }

    /** What a plain reader found. */
    record PlainRead(long records, long bytes, double ms) {}

    private static void heard(ConsumerRecord<String, byte[]> answer, CountDownLatch answered) {
        if (Probes.isProbe(answer.key())) {
            answered.countDown();
        }
    }
}

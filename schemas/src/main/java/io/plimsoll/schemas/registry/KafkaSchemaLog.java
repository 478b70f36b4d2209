package io.plimsoll.schemas.registry;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the registry in a compacted topic of one partition, so that ids survive a restart.
 *
 * <p>A reader thread applies the topic's records in order; {@link #append} sends with {@code acks=all} and waits until the
 * reader has come past its own record, so an id is never handed out before it is on disk. One registry at a time writes the
 * topic.
 */
public final class KafkaSchemaLog implements SchemaLog {
    /** Topic used unless another one is named. */
    public static final String DEFAULT_TOPIC = "_schemas";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Map<String, Object> client;
    private final TopicPartition partition;
    private final LogPosition position = new LogPosition();
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private @Nullable Thread reading;

    /** A log in topic {@value #DEFAULT_TOPIC}. @param client {@code bootstrap.servers}, security settings … */
    public KafkaSchemaLog(Map<String, ?> client) {
        this(client, DEFAULT_TOPIC);
    }

    /** A log in a topic of another name. */
    public KafkaSchemaLog(Map<String, ?> client, String topic) {
        this.client = new HashMap<>(client);
        this.partition = new TopicPartition(topic, 0);
    }

    /** @throws KafkaException when the topic cannot be created or read within a minute */
    @Override
    public void open(Consumer<LogEntry> reader) {
        createTopic();
        producer = new KafkaProducer<>(
                with("acks", "all", "linger.ms", 0), new ByteArraySerializer(), new ByteArraySerializer());
        KafkaConsumer<byte[], byte[]> records = new KafkaConsumer<>(
                with("enable.auto.commit", false, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer = records;
        records.assign(List.of(partition));
        records.seekToBeginning(List.of(partition));
        long end = records.endOffsets(List.of(partition), TIMEOUT).getOrDefault(partition, 0L);
        Thread thread = new Thread(() -> read(records, reader), "schema-log-" + partition.topic());
        thread.setDaemon(true);
        reading = thread;
        thread.start();
        position.awaitReached(end, TIMEOUT);
    }

    @Override
    public void append(LogEntry entry) {
        KafkaProducer<byte[], byte[]> records = producer;
        if (records == null) {
            throw new IllegalStateException("append before open: " + entry.key());
        }
        try {
            long offset = records.send(new ProducerRecord<>(
                            partition.topic(),
                            0,
                            LogFormat.key(entry),
                            LogFormat.value(entry).orElse(null)))
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .offset();
            position.awaitReached(offset + 1, TIMEOUT);
        } catch (ExecutionException | TimeoutException | KafkaException unwritten) {
            throw RegistryFault.storage("topic " + partition.topic() + ": " + unwritten);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw RegistryFault.storage("interrupted while writing topic " + partition.topic());
        }
    }

    @Override
    public void close() {
        Optional.ofNullable(consumer).ifPresent(KafkaConsumer::wakeup);
        Optional.ofNullable(reading).ifPresent(KafkaSchemaLog::join);
        Optional.ofNullable(producer).ifPresent(open -> open.close(Duration.ofSeconds(5)));
    }

    private void read(KafkaConsumer<byte[], byte[]> records, Consumer<LogEntry> reader) {
        try (records) {
            while (true) {
                records.poll(Duration.ofSeconds(1))
                        .forEach(record ->
                                LogFormat.entry(record.key(), record.value()).ifPresent(reader));
                position.reach(records.position(partition));
            }
        } catch (WakeupException closing) {
            position.fail(new KafkaException("the log of topic " + partition.topic() + " is closed", closing));
        } catch (RuntimeException broken) {
            position.fail(new KafkaException(
                    "reading topic " + partition.topic() + " stopped at offset " + position.offset(), broken));
        }
    }

    private void createTopic() {
        NewTopic topic = new NewTopic(partition.topic(), Optional.of(1), Optional.empty())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        try (Admin admin = Admin.create(with())) {
            admin.createTopics(List.of(topic)).all().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("topic " + partition.topic() + " cannot be created", failed.getCause());
            }
        } catch (TimeoutException tooLate) {
            throw new KafkaException(
                    "topic " + partition.topic() + " cannot be created: no answer within " + TIMEOUT + " from "
                            + client.get("bootstrap.servers"),
                    tooLate);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while creating topic " + partition.topic(), interrupted);
        }
    }

    private Map<String, Object> with(Object... pairs) {
        Map<String, Object> all = new HashMap<>(client);
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i].toString(), pairs[i + 1]);
        }
        return all;
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

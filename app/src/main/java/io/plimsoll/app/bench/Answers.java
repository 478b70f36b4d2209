package io.plimsoll.app.bench;

import io.plimsoll.app.config.PlimsollConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads a topic from its present end on, committed records only, as a subscriber would, in a thread of its own. */
final class Answers implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Consumer<ConsumerRecord<String, byte[]>> heard;
    private final Thread thread;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    private Answers(KafkaConsumer<String, byte[]> consumer, Consumer<ConsumerRecord<String, byte[]>> heard) {
        this.consumer = consumer;
        this.heard = heard;
        thread = new Thread(this::read, "answers");
    }

    /** Begins; every record after this call is heard, in the thread that reads. */
    static Answers of(PlimsollConfig config, String topic, Consumer<ConsumerRecord<String, byte[]>> heard) {
        Map<String, Object> settings = config.kafkaClient();
        settings.put("isolation.level", "read_committed");
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        Answers answers = new Answers(consumer, heard);
        answers.thread.start();
        return answers;
    }

    private void read() {
        try {
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(heard);
            }
        } catch (WakeupException asked) {
            consumer.close();
        } catch (RuntimeException e) {
            failure.set(e);
            consumer.close();
        }
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
        RuntimeException e = failure.get();
        if (e != null) {
            throw new IllegalStateException("answers could not be read", e);
        }
    }
}

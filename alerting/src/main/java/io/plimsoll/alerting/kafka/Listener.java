package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.dispatch.Backoff;
import io.plimsoll.schemas.client.RegistryUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that hears what comes on a topic, from its start until it is closed. A broker or registry that is away only delays it: it tries
 * again after a pause, from where it was. Passed over are a record that cannot be read, and one that whoever hears it fails on. Start
 * and close are one owner's.
 */
final class Listener<K, V> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);
    private static final Backoff BETWEEN_TRIES = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final Consumer<K, V> consumer;
    private final java.util.function.Consumer<Consumer<K, V>> begin;
    private final java.util.function.Consumer<ConsumerRecord<K, V>> each;
    private final Backoff betweenTries;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private boolean begun;

    /**
     * Takes {@code consumer} over.
     *
     * @param name of the thread
     * @param begin subscribes or assigns, on that thread
     */
    Listener(
            String name,
            Consumer<K, V> consumer,
            java.util.function.Consumer<Consumer<K, V>> begin,
            java.util.function.Consumer<ConsumerRecord<K, V>> each) {
        this(name, consumer, begin, each, BETWEEN_TRIES);
    }

    Listener(
            String name,
            Consumer<K, V> consumer,
            java.util.function.Consumer<Consumer<K, V>> begin,
            java.util.function.Consumer<ConsumerRecord<K, V>> each,
            Backoff betweenTries) {
        this.consumer = consumer;
        this.begin = begin;
        this.each = each;
        this.betweenTries = betweenTries;
        this.thread = new Thread(this::work, name);
    }

    void start() {
        thread.start();
    }

    private void work() {
        int failures = 0;
        try (Consumer<K, V> mine = consumer) {
            while (closing.getCount() > 0) {
                try {
                    look(mine);
                    failures = 0;
                } catch (WakeupException | InterruptException e) {
                    LOG.debug("{} ends", thread.getName());
                    return;
                } catch (RuntimeException e) {
                    failures++;
                    Duration pause = betweenTries.after(failures);
                    LOG.warn("{} hears nothing and tries again in {} ms", thread.getName(), pause.toMillis(), e);
                    pause(pause);
                }
            }
        } catch (KafkaException e) {
            LOG.warn("{} was not closed in order: {}", thread.getName(), e.toString());
        }
    }

    private void look(Consumer<K, V> mine) {
        if (!begun) {
            begin.accept(mine);
            begun = true;
        }
        try {
            mine.poll(POLL).forEach(this::hear);
        } catch (RecordDeserializationException e) {
            if (RegistryUnavailableException.isBehind(e)) {
                throw e;
            }
            LOG.warn("{} offset {} cannot be read and is passed over", e.topicPartition(), e.offset(), e);
            mine.seek(e.topicPartition(), e.offset() + 1);
        }
    }

    /** One record that cannot be used is no reason to miss those after it. */
    private void hear(ConsumerRecord<K, V> record) {
        try {
            each.accept(record);
        } catch (RuntimeException e) {
            LOG.error(
                    "{}-{} offset {} was not used and is passed over",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e);
        }
    }

    private void pause(Duration pause) {
        try {
            if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("{} ends", thread.getName());
            }
        } catch (InterruptedException e) {
            closing.countDown();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (thread.getState() == Thread.State.NEW) {
            consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
            return;
        }
        closing.countDown();
        consumer.wakeup();
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.plimsoll.alerting.kafka;

import java.time.Duration;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that hears what comes on a topic, from its start until it is closed. Start and close are one owner's. */
final class Listener<K, V> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    private final Consumer<K, V> consumer;
    private final java.util.function.Consumer<Consumer<K, V>> begin;
    private final java.util.function.Consumer<ConsumerRecord<K, V>> each;
    private final Thread thread;

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
        this.consumer = consumer;
        this.begin = begin;
        this.each = each;
        this.thread = new Thread(this::work, name);
    }

    void start() {
        thread.start();
    }

    private void work() {
        try (Consumer<K, V> mine = consumer) {
            begin.accept(mine);
            while (!Thread.currentThread().isInterrupted()) {
                look(mine);
            }
        } catch (WakeupException e) {
            LOG.debug("{} ends", thread.getName());
        } catch (RuntimeException e) {
            LOG.error("{} hears nothing more until a restart", thread.getName(), e);
        }
    }

    private void look(Consumer<K, V> mine) {
        try {
            mine.poll(POLL).forEach(each);
        } catch (RecordDeserializationException e) {
            LOG.warn("{} offset {} cannot be read and is passed over", e.topicPartition(), e.offset(), e);
            mine.seek(e.topicPartition(), e.offset() + 1);
        }
    }

    @Override
    public void close() {
        if (thread.getState() == Thread.State.NEW) {
            consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
            return;
        }
        consumer.wakeup();
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.plimsoll.app.bench;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.PriceTick;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends prices to one topic and remembers when those of the probes were sent. Owned by one thread. */
final class Ticker implements AutoCloseable {
    private final String topic;
    private final KafkaProducer<String, byte[]> producer;
    private final Serializer<PriceTick> ticks;
    private final Map<Long, Long> sentNsByOffset = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
    private long sent;

    Ticker(PlimsollConfig config, String topic) {
        this.topic = topic;
        Map<String, Object> settings = config.kafkaClient();
        settings.put("acks", "all");
        settings.put("linger.ms", 0);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        ticks = AvroSerdes.from(config.registryClient()).valueOf(Topics.PRICES).serializer();
    }

    void send(PriceTick tick) {
        byte[] bytes = ticks.serialize(Topics.PRICES.name(), tick);
        boolean probe = tick.getSymbol().equals(Probes.SYMBOL);
        long nowNs = System.nanoTime();
        producer.send(new ProducerRecord<>(topic, 0, tick.getSymbol(), bytes), (metadata, failure) -> {
            if (failure != null) {
                refused.compareAndSet(null, failure);
            } else if (probe) {
                sentNsByOffset.put(metadata.offset(), nowNs);
            }
        });
        sent++;
    }

    /** Sends at an even rate for a while. */
    void sendEvenly(Supplier<PriceTick> next, int perSecond, long forNs) {
        long startNs = System.nanoTime();
        long count = Math.max(1, Math.round(forNs / 1e9 * perSecond));
        for (long i = 0; i < count; i++) {
            long waitNs = startNs + Math.round(i * 1e9 / perSecond) - System.nanoTime();
            if (waitNs > 0) {
                LockSupport.parkNanos(waitNs);
            }
            send(next.get());
        }
        flush();
    }

    /** Prices sent so far. */
    long sent() {
        return sent;
    }

    /** When the probes' prices were sent, {@link System#nanoTime}, by offset. */
    Map<Long, Long> sentNsByOffset() {
        return sentNsByOffset;
    }

    /** Waits until the broker has all; fails when it refused one. */
    void flush() {
        producer.flush();
        Exception failure = refused.get();
        if (failure != null) {
            throw new IllegalStateException("a price was refused by topic " + topic, failure);
        }
    }

    /** Lets the other threads have the processor for a moment. */
    static void breathe() {
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
    }

    @Override
    public void close() {
        producer.close();
    }
}

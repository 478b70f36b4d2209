package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.dispatch.Confirmation;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what sinks report to all processes, since the one a callback or a receipt comes to need not be the one that sent the message. When
 * the brokers are away this process keeps it for itself. Thread-safe.
 */
public final class ReportRelay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportRelay.class);
    private static final TopicPartition TOPIC = new TopicPartition(Topics.REPORTS.name(), 0);
    /** What came while this process was not there may be about messages it takes over. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(10);

    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    private final Producer<String, Confirmation> producer;
    private final Listener<String, Confirmation> listener;
    private final Consumer<Confirmation> inbox;
    private final InstantSource clock;

    private ReportRelay(
            Producer<String, Confirmation> producer,
            KafkaConsumer<String, Confirmation> consumer,
            Consumer<Confirmation> inbox,
            InstantSource clock) {
        this.producer = producer;
        this.inbox = inbox;
        this.clock = clock;
        this.listener = new Listener<>("alerting-reports", consumer, this::begin, found -> inbox.accept(found.value()));
    }

    /** One on the cluster of {@code kafka}; {@code inbox} gets what any process was told. */
    public static ReportRelay on(
            Map<String, Object> kafka, AvroSerdes serdes, Consumer<Confirmation> inbox, InstantSource clock) {
        Map<String, Object> sending = new HashMap<>(kafka);
        sending.put("acks", "all");
        sending.put("enable.idempotence", true);
        sending.put("max.block.ms", ANSWER.toMillis());
        Map<String, Object> reading = new HashMap<>(kafka);
        reading.put("enable.auto.commit", false);
        reading.put("auto.offset.reset", "latest");
        var values = AvroMapping.reports(serdes);
        return new ReportRelay(
                new KafkaProducer<>(sending, new StringSerializer(), values.serializer()),
                new KafkaConsumer<>(reading, new StringDeserializer(), values.deserializer()),
                inbox,
                clock);
    }

    /** Passes {@code report} on. */
    public void add(Confirmation report) {
        try {
            producer.send(
                    new ProducerRecord<>(TOPIC.topic(), TOPIC.partition(), report.reference(), report),
                    (place, failure) -> {
                        if (failure != null) {
                            keep(report, failure);
                        }
                    });
        } catch (RuntimeException e) {
            keep(report, e);
        }
    }

    private void keep(Confirmation report, Exception failure) {
        LOG.warn(
                "report on {} message {} is known to this process only: {}",
                report.channel(),
                report.reference(),
                failure.toString());
        inbox.accept(report);
    }

    /** Begins to listen. */
    public void start() {
        listener.start();
    }

    private void begin(org.apache.kafka.clients.consumer.Consumer<String, Confirmation> mine) {
        mine.assign(List.of(TOPIC));
        long since = clock.instant().minus(LOOK_BACK).toEpochMilli();
        OffsetAndTimestamp first = mine.offsetsForTimes(Map.of(TOPIC, since)).get(TOPIC);
        if (first == null) {
            mine.seekToEnd(List.of(TOPIC));
        } else {
            mine.seek(TOPIC, first.offset());
        }
    }

    @Override
    public void close() {
        listener.close();
        producer.close(CLOSE_WITHIN);
    }
}

package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.deadletter.DeadLetters;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.client.RegistryUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads intents and drives the engine, in one thread. Offsets are committed up to the oldest unfinished intent of each
 * partition; when a partition comes in, its receipts are read back first, so that what was delivered is not sent again.
 */
public final class NotificationWorker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationWorker.class);
    private static final Duration BUSY = Duration.ofMillis(5);
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);
    /** Longer than an attempt takes, unless a sink is very slow; then its outcome is unknown. */
    static final Duration FINISH_WITHIN = Duration.ofSeconds(30);

    private final Consumer<String, Intent> consumer;
    private final HistoryReader reader;
    private final DeadLetters deadLetters;
    private final DeliveryEngine engine;
    private final InstantSource clock;
    private final int maxOpen;
    private final UnwrittenReceipts unwritten;
    private final Map<Integer, DeliveryHistory> histories = new HashMap<>();
    private final Map<Integer, Long> committed = new HashMap<>();
    private Instant nextCommit = Instant.MIN;
    private volatile boolean stopping;

    /**
     * {@code consumer} is in the worker's group, without auto-commit; {@code intentReader} and {@code receiptReader} are in
     * none. The intents are read committed, the receipts uncommitted. All stay the caller's to close. At most about
     * {@code maxOpen} intents are held in memory. What an earlier worker could not write is in {@code unwritten}.
     */
    public NotificationWorker(
            Consumer<String, Intent> consumer,
            Consumer<String, Intent> intentReader,
            Consumer<String, Receipt> receiptReader,
            DeadLetters deadLetters,
            DeliveryEngine engine,
            InstantSource clock,
            int maxOpen,
            UnwrittenReceipts unwritten) {
        this.consumer = consumer;
        this.reader = new HistoryReader(intentReader, receiptReader, clock);
        this.deadLetters = deadLetters;
        this.engine = engine;
        this.clock = clock;
        this.maxOpen = maxOpen;
        this.unwritten = unwritten;
    }

    /** Works until {@link #stop}; then finishes what is under way and commits. */
    @Override
    public void run() {
        consumer.subscribe(List.of(Topics.NOTIFICATIONS.name()), new Handover());
        while (!stopping) {
            step();
        }
        finish();
        commit();
        LOG.info("worker stopped, {} intents left for the next start", engine.openCount());
    }

    /** Lets {@link #run} end; safe from any thread. */
    public void stop() {
        stopping = true;
    }

    /** One turn: read, hand out, commit. */
    void step() {
        if (engine.crowded(maxOpen)) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        for (ConsumerRecord<String, Intent> found : poll()) {
            take(found);
        }
        engine.tick();
        Instant now = clock.instant();
        boolean clockWasSetBack = nextCommit.isAfter(now.plus(COMMIT_EVERY));
        if (clockWasSetBack || !now.isBefore(nextCommit)) {
            commit();
            nextCommit = clock.instant().plus(COMMIT_EVERY);
        }
    }

    private void take(ConsumerRecord<String, Intent> found) {
        if (found.value() == null) {
            bury(UnreadableIntent.empty(found));
            return;
        }
        DeliveryHistory history = histories.get(found.partition());
        Optional<Receipt> last =
                history == null ? Optional.empty() : history.take(found.value().intentId());
        Optional<Receipt> beyond = unwritten.take(found.value().intentId());
        beyond.ifPresent(receipt -> engine.record(found.partition(), receipt));
        engine.admit(found.partition(), found.offset(), found.value(), beyond.or(() -> last));
    }

    /** An intent nobody can read becomes a dead letter; while the registry is down that is no verdict, and we stop. */
    private ConsumerRecords<String, Intent> poll() {
        try {
            return consumer.poll(engine.idle() ? IDLE : BUSY);
        } catch (RecordDeserializationException e) {
            if (RegistryUnavailableException.isBehind(e)) {
                throw e;
            }
            bury(UnreadableIntent.of(e));
            consumer.seek(e.topicPartition(), e.offset() + 1);
            return ConsumerRecords.empty();
        }
    }

    private void bury(UnreadableIntent intent) {
        LOG.error("unreadable intent at {} offset {}", intent.source(), intent.offset(), intent.cause());
        deadLetters.append(intent.letter());
        engine.skip(intent.source().partition(), intent.offset());
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        engine.committable().forEach((partition, offset) -> {
            if (!offset.equals(committed.put(partition, offset))) {
                offsets.put(new TopicPartition(Topics.NOTIFICATIONS.name(), partition), new OffsetAndMetadata(offset));
            }
        });
        if (!offsets.isEmpty()) {
            consumer.commitSync(offsets);
        }
    }

    private void finish() {
        engine.drain(FINISH_WITHIN);
        engine.collect();
    }

    private final class Handover implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                DeliveryHistory history = reader.read(partition.partition(), consumer.position(partition));
                LOG.info("{}: {} receipts read back", partition, history.size());
                histories.put(partition.partition(), history);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            finish();
            commit();
            onPartitionsLost(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                engine.forget(partition.partition());
                histories.remove(partition.partition());
                committed.remove(partition.partition());
            }
        }
    }
}

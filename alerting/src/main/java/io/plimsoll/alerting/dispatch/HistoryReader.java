package io.plimsoll.alerting.dispatch;

import io.plimsoll.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads the receipts of one partition back, from a little before the oldest unfinished intent was decided. Used by one
 * thread, with consumers of its own that belong to no group. Receipts are read uncommitted: the topology writes what it
 * decided not to tell to the same partitions in transactions, and an open one would hide the worker's receipts behind it.
 */
final class HistoryReader {
    /** How far clocks of routers and workers may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    private final PartitionScan<Intent> intents;
    private final PartitionScan<Receipt> receipts;
    private final Consumer<String, Receipt> receiptConsumer;

    HistoryReader(Consumer<String, Intent> intents, Consumer<String, Receipt> receipts, InstantSource clock) {
        this.intents = new PartitionScan<>(intents, clock);
        this.receipts = new PartitionScan<>(receipts, clock);
        this.receiptConsumer = receipts;
    }

    /** Receipts that may concern intents from {@code offset} on. */
    DeliveryHistory read(int partition, long offset) {
        DeliveryHistory history = new DeliveryHistory();
        Optional<Instant> oldest = firstDecision(new TopicPartition(Topics.NOTIFICATIONS.name(), partition), offset);
        if (oldest.isEmpty()) {
            return history;
        }
        TopicPartition source = new TopicPartition(Topics.DELIVERIES.name(), partition);
        OptionalLong start = startOf(source, oldest.get().minus(SKEW));
        if (start.isPresent()) {
            receipts.from(source, start.getAsLong(), found -> {
                if (found.value() != null && found.value().isOfAnIntent()) {
                    history.add(found.value());
                }
                return true;
            });
        }
        return history;
    }

    private Optional<Instant> firstDecision(TopicPartition source, long offset) {
        AtomicReference<@Nullable Instant> first = new AtomicReference<>();
        intents.from(source, offset, found -> {
            first.set(found.value() == null ? null : found.value().decidedAt());
            return first.get() == null;
        });
        return Optional.ofNullable(first.get());
    }

    private OptionalLong startOf(TopicPartition source, Instant from) {
        OffsetAndTimestamp found = receiptConsumer
                .offsetsForTimes(Map.of(source, from.toEpochMilli()))
                .get(source);
        return found == null ? OptionalLong.empty() : OptionalLong.of(found.offset());
    }
}

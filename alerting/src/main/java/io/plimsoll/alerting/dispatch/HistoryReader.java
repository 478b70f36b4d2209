package io.plimsoll.alerting.dispatch;

import io.plimsoll.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads the receipts of one partition back, from a little before the oldest unfinished intent was decided. Used by one
 * thread, with consumers of its own that belong to no group and read committed records only.
 */
final class HistoryReader {
    /** How far clocks of routers and workers may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<String, Intent> intents;
    private final Consumer<String, Receipt> receipts;

    HistoryReader(Consumer<String, Intent> intents, Consumer<String, Receipt> receipts) {
        this.intents = intents;
        this.receipts = receipts;
    }

    /** Receipts that may concern intents from {@code offset} on. */
    DeliveryHistory read(int partition, long offset) {
        DeliveryHistory history = new DeliveryHistory();
        Instant oldest = firstDecision(new TopicPartition(Topics.NOTIFICATIONS.name(), partition), offset);
        if (oldest == null) {
            return history;
        }
        TopicPartition source = new TopicPartition(Topics.DELIVERIES.name(), partition);
        OptionalLong start = startOf(source, oldest.minus(SKEW));
        if (start.isEmpty()) {
            return history;
        }
        receipts.assign(List.of(source));
        receipts.seek(source, start.getAsLong());
        long end = endOf(receipts, source);
        while (receipts.position(source) < end) {
            receipts.poll(POLL).forEach(found -> history.add(found.value()));
        }
        return history;
    }

    private @Nullable Instant firstDecision(TopicPartition source, long offset) {
        intents.assign(List.of(source));
        intents.seek(source, offset);
        long end = endOf(intents, source);
        while (intents.position(source) < end) {
            for (var found : intents.poll(POLL)) {
                return found.value().decidedAt();
            }
        }
        return null;
    }

    private OptionalLong startOf(TopicPartition source, Instant from) {
        OffsetAndTimestamp found =
                receipts.offsetsForTimes(Map.of(source, from.toEpochMilli())).get(source);
        return found == null ? OptionalLong.empty() : OptionalLong.of(found.offset());
    }

    private static long endOf(Consumer<?, ?> consumer, TopicPartition source) {
        Long end = consumer.endOffsets(List.of(source)).get(source);
        return end == null ? 0 : end;
    }
}

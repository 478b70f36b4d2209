package io.plimsoll.streams.order;

import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.Candle;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.MarketEvent;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.schemas.avro.Rule;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.jspecify.annotations.Nullable;

/**
 * Event time by which a task chooses among its inputs.
 *
 * <p>A recorded record (one with {@code afterSequence}) counts as one millisecond earlier than it is: taken too early it
 * only waits in {@link WaitingRecords}; taken after a price of the same millisecond it would miss its place.
 */
public final class EventTime implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        Object value = record.value();
        if (value instanceof PriceTick price) {
            return of(price.getTime(), false);
        } else if (value instanceof PositionUpdate position) {
            return of(position.getTime(), position.getAfterSequence() != null);
        } else if (value instanceof BalanceUpdate balance) {
            return of(balance.getTime(), balance.getAfterSequence() != null);
        } else if (value instanceof InstrumentUpdate instrument) {
            return of(instrument.getTime(), instrument.getAfterSequence() != null);
        } else if (value instanceof Rule rule) {
            return of(rule.getTime(), rule.getAfterSequence() != null);
        } else if (value instanceof Candle bar) {
            return of(bar.getOpenTime(), false);
        } else if (value instanceof MarketEvent) {
            return Math.max(0, record.timestamp());
        }
        throw new IllegalStateException("no event time known for " + typeName(value) + " in topic " + record.topic());
    }

    private static long of(Instant time, boolean recorded) {
        return Math.max(0, recorded ? time.toEpochMilli() - 1 : time.toEpochMilli());
    }

    private static String typeName(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getName();
    }
}

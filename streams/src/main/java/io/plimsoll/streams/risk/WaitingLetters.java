package io.plimsoll.streams.risk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.AccountEvent;
import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.Cause;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.streams.deadletter.FailedRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Record;

/** Dead letters of records that had waited for their place: written again as they stood in their topic. */
final class WaitingLetters {
    private final Serializer<PositionUpdate> positions;
    private final Serializer<BalanceUpdate> balances;

    WaitingLetters(AvroSerdes serdes) {
        positions = serdes.valueOf(Topics.POSITIONS).serializer();
        balances = serdes.valueOf(Topics.BALANCES).serializer();
    }

    Record<Object, Object> letter(AccountEvent event, RuntimeException failure) {
        Cause source = event.getCause();
        var headers = FailedRecord.headers(source.getTopic(), source.getPartition(), source.getOffset(), failure);
        if (event.getPayload() instanceof PositionUpdate position) {
            return new Record<>(
                    position.getAccount().getBytes(UTF_8),
                    positions.serialize(Topics.POSITIONS.name(), position),
                    position.getTime().toEpochMilli(),
                    headers);
        } else if (event.getPayload() instanceof BalanceUpdate balance) {
            return new Record<>(
                    balance.getAccount().getBytes(UTF_8),
                    balances.serialize(Topics.BALANCES.name(), balance),
                    balance.getTime().toEpochMilli(),
                    headers);
        }
        throw new IllegalStateException("payload: found " + event.getPayload() + ", expected a position or a balance");
    }
}

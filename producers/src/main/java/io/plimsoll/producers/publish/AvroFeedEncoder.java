package io.plimsoll.producers.publish;

import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.Candle;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.PriceTick;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Encodes the values of the input topics with the registry's schemas. */
final class AvroFeedEncoder implements FeedEncoder {
    private final Serializer<PriceTick> prices;
    private final Serializer<Candle> history;
    private final Serializer<InstrumentUpdate> instruments;
    private final Serializer<BalanceUpdate> balances;
    private final Serializer<PositionUpdate> positions;

    AvroFeedEncoder(AvroSerdes serdes) {
        this.history = serdes.valueOf(Topics.HISTORY).serializer();
        this.prices = serdes.valueOf(Topics.PRICES).serializer();
        this.instruments = serdes.valueOf(Topics.INSTRUMENTS).serializer();
        this.balances = serdes.valueOf(Topics.BALANCES).serializer();
        this.positions = serdes.valueOf(Topics.POSITIONS).serializer();
    }

    @Override
    public byte[] encode(String topic, SpecificRecord value) {
        if (value instanceof PriceTick tick) {
            return prices.serialize(topic, tick);
        } else if (value instanceof InstrumentUpdate instrument) {
            return instruments.serialize(topic, instrument);
        } else if (value instanceof BalanceUpdate balance) {
            return balances.serialize(topic, balance);
        } else if (value instanceof PositionUpdate position) {
            return positions.serialize(topic, position);
        } else if (value instanceof Candle candle) {
            return history.serialize(topic, candle);
        }
        throw new IllegalArgumentException("no input topic for " + value.getClass());
    }
}

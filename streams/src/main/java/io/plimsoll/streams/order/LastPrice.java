package io.plimsoll.streams.order;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Last price of a symbol as a store keeps it: 24 bytes, since it is written at every price, in the gate once and in risk once
 * a partition. (The whole market record took longer to encode than the price takes to evaluate where it wakes nobody.)
 *
 * @param timeMs event time, Unix milliseconds
 * @param sequence market sequence number
 * @param markPrice quote per base, > 0
 */
public record LastPrice(long timeMs, long sequence, double markPrice) {
    private static final int BYTES = 2 * Long.BYTES + Double.BYTES;

    /** Big-endian: time, sequence, price. */
    public static Serde<LastPrice> serde() {
        return Serdes.serdeFrom(
                (topic, price) -> price == null ? null : price.bytes(),
                (topic, bytes) -> bytes == null ? null : read(topic, bytes));
    }

    private byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(timeMs)
                .putLong(sequence)
                .putDouble(markPrice)
                .array();
    }

    private static LastPrice read(String topic, byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new SerializationException(
                    "last price in " + topic + ": found " + bytes.length + " bytes, expected " + BYTES);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new LastPrice(buffer.getLong(), buffer.getLong(), buffer.getDouble());
    }
}

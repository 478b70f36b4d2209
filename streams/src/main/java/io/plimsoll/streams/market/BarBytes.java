package io.plimsoll.streams.market;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.BarAggregator;
import io.plimsoll.risk.indicator.TickCandle;
import io.plimsoll.risk.indicator.TickCandles;
import io.plimsoll.risk.signal.MarketSignals.Candles;
import io.plimsoll.risk.signal.SeriesState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** States of candles and signals as stores keep them: big-endian, lists after their size. A bar is 48 bytes, a number 8. */
final class BarBytes {
    private BarBytes() {}

    /** Writes a value. */
    interface Writer<V> {
        void write(V value, DataOutputStream to) throws IOException;
    }

    /** Reads a value. */
    interface Reader<V> {
        V read(DataInputStream from) throws IOException;
    }

    static <V> Serde<V> serde(Writer<V> writer, Reader<V> reader) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : bytes(value, writer),
                (topic, bytes) -> bytes == null ? null : read(topic, bytes, reader));
    }

    private static <V> byte[] bytes(V value, Writer<V> writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream to = new DataOutputStream(bytes)) {
            writer.write(value, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static <V> V read(String topic, byte[] bytes, Reader<V> reader) {
        try (DataInputStream from = new DataInputStream(new ByteArrayInputStream(bytes))) {
            V value = reader.read(from);
            if (from.available() > 0) {
                throw new SerializationException("bars in " + topic + ": found " + bytes.length + " bytes, expected "
                        + (bytes.length - from.available()));
            }
            return value;
        } catch (IOException e) {
            throw new SerializationException(
                    "bars in " + topic + ": found " + bytes.length + " bytes, expected more", e);
        }
    }

    static void writeBar(Bar bar, DataOutputStream to) throws IOException {
        to.writeLong(bar.openTimeMs());
        to.writeDouble(bar.open());
        to.writeDouble(bar.high());
        to.writeDouble(bar.low());
        to.writeDouble(bar.close());
        to.writeDouble(bar.volume());
    }

    static Bar readBar(DataInputStream from) throws IOException {
        return new Bar(
                from.readLong(),
                from.readDouble(),
                from.readDouble(),
                from.readDouble(),
                from.readDouble(),
                from.readDouble());
    }

    static void writeBars(List<Bar> bars, DataOutputStream to) throws IOException {
        to.writeInt(bars.size());
        for (Bar bar : bars) {
            writeBar(bar, to);
        }
    }

    static List<Bar> readBars(DataInputStream from) throws IOException {
        int size = from.readInt();
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            bars.add(readBar(from));
        }
        return bars;
    }

    static void writeTick(TickCandle candle, DataOutputStream to) throws IOException {
        writeBar(candle.bar(), to);
        to.writeLong(candle.firstMs());
        to.writeLong(candle.lastMs());
    }

    static TickCandle readTick(DataInputStream from) throws IOException {
        return new TickCandle(readBar(from), from.readLong(), from.readLong());
    }

    static void writeState(SeriesState state, DataOutputStream to) throws IOException {
        to.writeUTF(state.layout());
        to.writeLong(state.bars());
        double[] numbers = state.numbers();
        to.writeInt(numbers.length);
        for (double number : numbers) {
            to.writeDouble(number);
        }
    }

    static SeriesState readState(DataInputStream from) throws IOException {
        String layout = from.readUTF();
        long bars = from.readLong();
        double[] numbers = new double[from.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = from.readDouble();
        }
        return new SeriesState(layout, bars, numbers);
    }

    static void writeCandles(Candles candles, DataOutputStream to) throws IOException {
        to.writeBoolean(candles.unannounced());
        to.writeLong(candles.minutes().closedUpToMs());
        to.writeLong(candles.minutes().lastClosedMs());
        to.writeInt(candles.minutes().candles().size());
        for (TickCandle candle : candles.minutes().candles()) {
            writeTick(candle, to);
        }
        to.writeInt(candles.larger().size());
        for (BarAggregator.State state : candles.larger()) {
            to.writeLong(state.closedUpToMs());
            to.writeLong(state.lastClosedMs());
            writeBars(state.bars(), to);
        }
    }

    static Candles readCandles(DataInputStream from) throws IOException {
        boolean unannounced = from.readBoolean();
        long closedUpToMs = from.readLong();
        long lastClosedMs = from.readLong();
        int size = from.readInt();
        List<TickCandle> minutes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            minutes.add(readTick(from));
        }
        int intervals = from.readInt();
        List<BarAggregator.State> larger = new ArrayList<>();
        for (int i = 0; i < intervals; i++) {
            long largerClosedUpToMs = from.readLong();
            long largerLastClosedMs = from.readLong();
            larger.add(new BarAggregator.State(readBars(from), largerClosedUpToMs, largerLastClosedMs));
        }
        return new Candles(new TickCandles.State(minutes, closedUpToMs, lastClosedMs), larger, unannounced);
    }
}

package io.plimsoll.streams.market;

import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.risk.market.GateSettings;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.streams.order.EventTime;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/**
 * The market: prices, instruments and rules pass the gate and reach every partition of topic {@code market}; what the bars of
 * the prices say follows right behind the price that closed them.
 *
 * <pre>
 *   prices ──────┐
 *   instruments ─┼─> gate ─┬─> market (one copy in every partition)
 *   rules ───────┘         └─> bars ─┬─> market: signals and readings
 *   history ─────────────────────┘   ├─> candles
 *                                    └─> signals
 * </pre>
 */
public final class MarketTopology {
    /** Node that writes what the bars say to topic {@code market}; added after the gate's, so that prices come first. */
    static final String NEWS = "news";

    /** Node that makes candles, indicators and signals. */
    static final String BARS = "bars";

    private MarketTopology() {}

    /** Builds the topology, which asks of prices what {@code gate} says. */
    public static Topology build(AvroSerdes serdes, GateSettings gate, MeterRegistry meters) {
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        "prices",
                        new EventTime(),
                        new StringDeserializer(),
                        serdes.valueOf(Topics.PRICES).deserializer(),
                        Topics.PRICES.name())
                .addSource(
                        AutoOffsetReset.earliest(),
                        "instruments",
                        new EventTime(),
                        new StringDeserializer(),
                        serdes.valueOf(Topics.INSTRUMENTS).deserializer(),
                        Topics.INSTRUMENTS.name())
                .addSource(
                        AutoOffsetReset.earliest(),
                        "rules",
                        new EventTime(),
                        new StringDeserializer(),
                        serdes.valueOf(Topics.RULES).deserializer(),
                        Topics.RULES.name())
                .addProcessor("gate", GateProcessor.supplier(serdes, gate, meters), "prices", "instruments", "rules")
                .addSink(
                        "market",
                        Topics.MARKET.name(),
                        new StringSerializer(),
                        serdes.valueOf(Topics.MARKET).serializer(),
                        new Broadcast(),
                        "gate")
                .addSource(
                        AutoOffsetReset.earliest(),
                        "history",
                        new EventTime(),
                        new StringDeserializer(),
                        serdes.valueOf(Topics.HISTORY).deserializer(),
                        Topics.HISTORY.name())
                .addProcessor(BARS, BarsProcessor.supplier(ShippedTrackRecords.read(), meters), "gate", "history")
                .addSink(
                        NEWS,
                        Topics.MARKET.name(),
                        new StringSerializer(),
                        serdes.valueOf(Topics.MARKET).serializer(),
                        new Broadcast(),
                        BARS)
                .addSink(
                        Topics.CANDLES.name(),
                        Topics.CANDLES.name(),
                        new StringSerializer(),
                        serdes.valueOf(Topics.CANDLES).serializer(),
                        BARS)
                .addSink(
                        Topics.SIGNALS.name(),
                        Topics.SIGNALS.name(),
                        new StringSerializer(),
                        serdes.valueOf(Topics.SIGNALS).serializer(),
                        BARS);
    }
}

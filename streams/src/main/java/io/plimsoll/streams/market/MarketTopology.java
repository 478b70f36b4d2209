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
 * The market: prices, instruments and rules pass the gate and reach every partition of topic {@code market}.
 *
 * <pre>
 *   prices ──────┐
 *   instruments ─┼─> gate ─> market (one copy in every partition)
 *   rules ───────┘
 * </pre>
 */
public final class MarketTopology {
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
                        "gate");
    }
}

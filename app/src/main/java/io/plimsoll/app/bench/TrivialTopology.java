package io.plimsoll.app.bench;

import io.micrometer.core.instrument.Counter;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.MarketEvent;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.streams.market.Broadcast;
import io.plimsoll.streams.order.EventTime;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The floor: the same ways through the same number of topics, and nothing decided on them. It reads prices, broadcasts each
 * to every partition, reads them there, and forwards those of the probes' contract, each by as many records as a probe's
 * price gives alerts. No state, no rule, no account.
 *
 * <pre>
 *   bench-prices ─> broadcast ─> bench-market (one copy in every partition) ─> forward ─> bench-out
 * </pre>
 */
final class TrivialTopology {
    static final String PRICES = "bench-prices";
    static final String MARKET = "bench-market";
    static final String OUT = "bench-out";

    private TrivialTopology() {}

    /** The part that stands for the gate. */
    static Topology broadcast(AvroSerdes serdes) {
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        "prices",
                        new EventTime(),
                        new StringDeserializer(),
                        serdes.valueOf(Topics.PRICES).deserializer(),
                        PRICES)
                .addProcessor(
                        "broadcast",
                        () -> new ContextualProcessor<String, PriceTick, String, MarketEvent>() {
                            @Override
                            public void process(Record<String, PriceTick> price) {
                                long sequence =
                                        context().recordMetadata().orElseThrow().offset();
                                context()
                                        .forward(price.withValue(new MarketEvent(sequence, price.value(), null, null)));
                            }
                        },
                        "prices")
                .addSink(
                        "market",
                        MARKET,
                        new StringSerializer(),
                        serdes.valueOf(Topics.MARKET).serializer(),
                        new Broadcast(),
                        "broadcast");
    }

    /**
     * The part that stands for risk.
     *
     * @param taken counts every record read
     */
    static Topology forward(AvroSerdes serdes, Counter taken) {
        return new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        "market",
                        new EventTime(),
                        new StringDeserializer(),
                        serdes.valueOf(Topics.MARKET).deserializer(),
                        MARKET)
                .addProcessor(
                        "forward",
                        () -> new ContextualProcessor<String, MarketEvent, String, Long>() {
                            @Override
                            public void process(Record<String, MarketEvent> event) {
                                taken.increment();
                                if (Probes.SYMBOL.equals(event.key())) {
                                    context()
                                            .forward(event.withValue(
                                                    event.value().getSequence()));
                                }
                            }
                        },
                        "market")
                .addSink("out", OUT, new StringSerializer(), new LongSerializer(), "forward");
    }
}

package io.plimsoll.streams.market;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.risk.market.PriceGate;
import io.plimsoll.risk.market.PriceGate.Accepted;
import io.plimsoll.risk.market.PriceGate.Verdict;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.avro.Cause;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.MarketEvent;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.schemas.avro.RejectedPrice;
import io.plimsoll.schemas.avro.Rule;
import io.plimsoll.streams.deadletter.RejectedInputException;
import io.plimsoll.streams.mapping.InputMapping;
import io.plimsoll.streams.mapping.RuleMapping;
import io.plimsoll.streams.meter.StreamsMeter;
import io.plimsoll.streams.order.LastPrice;
import io.plimsoll.streams.order.MarketProgress;
import io.plimsoll.streams.order.Place;
import io.plimsoll.streams.order.WaitingRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Turns prices, instruments and rules into the one sequence every risk partition sees. A price that is not let through
 * still moves the sequence, as a {@link RejectedPrice}; unless it only repeats the one before, it goes to the dead letters.
 */
final class GateProcessor implements Processor<String, SpecificRecord, String, MarketEvent> {
    private static final Duration IDLE_CHECK = Duration.ofMillis(25);
    private static final int QUIET_CHECKS = 10;

    private final MeterRegistry meters;
    private final Counter pricesAccepted;
    private final PriceGate gate = new PriceGate();
    private ProcessorContext<String, MarketEvent> context;
    private KeyValueStore<String, LastPrice> accepted;
    private MarketProgress progress;
    private WaitingRecords<MarketEvent> waiting;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private GateProcessor(MeterRegistry meters) {
        this.meters = meters;
        this.pricesAccepted = StreamsMeter.PRICES_ACCEPTED.counter(meters);
    }

    static ProcessorSupplier<String, SpecificRecord, String, MarketEvent> supplier(
            AvroSerdes serdes, MeterRegistry meters) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, SpecificRecord, String, MarketEvent> get() {
                return new GateProcessor(meters);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return GateStores.all(serdes);
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, MarketEvent> processorContext) {
        context = processorContext;
        accepted = context.getStateStore(GateStores.ACCEPTED);
        progress = new MarketProgress(context.getStateStore(GateStores.PROGRESS));
        waiting = new WaitingRecords<>(context.getStateStore(GateStores.WAITING), QUIET_CHECKS);
        try (KeyValueIterator<String, LastPrice> prices = accepted.all()) {
            prices.forEachRemaining(
                    price -> gate.restore(price.key, new Accepted(price.value.timeMs(), price.value.markPrice())));
        }
        context.schedule(
                IDLE_CHECK,
                PunctuationType.WALL_CLOCK_TIME,
                now -> waiting.takeWhenQuiet(progress.sequence()).forEach(this::broadcast));
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        RecordMetadata source = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record without topic, partition and offset"));
        SpecificRecord value = record.value();
        if (value instanceof PriceTick price) {
            onPrice(price, source.offset());
        } else if (value instanceof InstrumentUpdate instrument) {
            rejectUnless(() -> InputMapping.instrument(instrument));
            onTerms(instrument, instrument.getTime(), instrument.getAfterSequence(), source);
        } else if (value instanceof Rule rule) {
            rejectUnless(() -> RuleMapping.rule(rule));
            onTerms(rule, rule.getTime(), rule.getAfterSequence(), source);
        } else {
            throw new RejectedInputException("value: found " + value + ", expected a price, an instrument or a rule");
        }
    }

    private void onPrice(PriceTick price, long sequence) {
        waiting.takeUpTo(sequence - 1).forEach(this::broadcast);
        Accepted offered = acceptedOf(price);
        Verdict verdict = gate.offer(price.getSymbol(), offered.timeMs(), offered.markPrice());
        progress.advanceTo(sequence);
        if (verdict == Verdict.ACCEPTED) {
            pricesAccepted.increment();
            accepted.put(price.getSymbol(), new LastPrice(offered.timeMs(), sequence, offered.markPrice()));
            broadcast(new MarketEvent(sequence, price, null, null));
            return;
        }
        StreamsMeter.PRICES_REJECTED.counter(meters, "reason", verdict.name()).increment();
        broadcast(new MarketEvent(sequence, new RejectedPrice(price.getSymbol(), verdict.name()), null, null));
        if (verdict == Verdict.OUT_OF_ORDER) {
            context.forward(
                    new Record<>(
                            price.getSymbol(),
                            new MarketEvent(sequence, price, null, null),
                            Math.max(0, context.currentStreamTimeMs())),
                    MarketTopology.BARS);
        }
        if (verdict != Verdict.DUPLICATE) {
            throw new RejectedInputException(
                    "markPrice of %s: %s: found %s at %s, expected a price > 0 not older than the last"
                            .formatted(
                                    price.getSymbol(),
                                    verdict,
                                    price.getMarkPrice().toPlainString(),
                                    price.getTime()));
        }
    }

    private void onTerms(SpecificRecord terms, Instant time, @Nullable Long afterSequence, RecordMetadata source) {
        Cause cause = new Cause(source.topic(), source.partition(), source.offset());
        if (afterSequence == null || afterSequence < progress.sequence()) {
            broadcast(new MarketEvent(progress.sequence(), terms, cause, null));
        } else {
            Place place = new Place(afterSequence, time.toEpochMilli(), Place.Kind.MARKET_TERMS, source.offset());
            waiting.add(place, new MarketEvent(afterSequence, terms, cause, null));
        }
    }

    private void broadcast(MarketEvent event) {
        Object payload = event.getPayload();
        if (payload instanceof PriceTick price) {
            forward(price.getSymbol(), event, price.getTime());
        } else if (payload instanceof RejectedPrice rejected) {
            context.forward(new Record<>(rejected.getSymbol(), event, Math.max(0, context.currentStreamTimeMs())));
        } else if (payload instanceof InstrumentUpdate instrument) {
            forward(instrument.getSymbol(), event, instrument.getTime());
        } else if (payload instanceof Rule rule) {
            forward(rule.getRuleId(), event, rule.getTime());
        }
    }

    private void forward(String key, MarketEvent event, Instant time) {
        context.forward(new Record<>(key, event, time.toEpochMilli()));
    }

    private static Accepted acceptedOf(PriceTick price) {
        return new Accepted(price.getTime().toEpochMilli(), price.getMarkPrice().doubleValue());
    }

    private static void rejectUnless(Runnable mapping) {
        try {
            mapping.run();
        } catch (IllegalArgumentException e) {
            throw new RejectedInputException(String.valueOf(e.getMessage()), e);
        }
    }
}

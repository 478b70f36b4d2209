package io.plimsoll.streams.market;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.risk.market.GateDecision;
import io.plimsoll.risk.market.GateSettings;
import io.plimsoll.risk.market.MarketGate;
import io.plimsoll.risk.market.Verdict;
import io.plimsoll.schemas.AvroSerdes;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.Cause;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.MarketEvent;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.schemas.avro.RejectedPrice;
import io.plimsoll.schemas.avro.Rule;
import io.plimsoll.streams.deadletter.RejectedInputException;
import io.plimsoll.streams.mapping.InputMapping;
import io.plimsoll.streams.mapping.PriceMapping;
import io.plimsoll.streams.mapping.QualityMapping;
import io.plimsoll.streams.mapping.RuleMapping;
import io.plimsoll.streams.meter.StreamsMeter;
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
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Turns prices, instruments and rules into the one sequence every risk partition sees. A price that is not let through
 * still moves the sequence, as a {@link RejectedPrice}; unless it only repeats the one before, it goes to the dead letters.
 */
final class GateProcessor implements Processor<String, SpecificRecord, String, MarketEvent> {
    private static final Duration IDLE_CHECK = Duration.ofMillis(25);
    private static final Duration SILENCE_CHECK = Duration.ofSeconds(1);
    private static final int QUIET_CHECKS = 10;

    private final MeterRegistry meters;
    private final Counter pricesAccepted;
    private final MarketGate gate;
    private ProcessorContext<String, MarketEvent> context;
    private GateJournal journal;
    private MarketProgress progress;
    private WaitingRecords<MarketEvent> waiting;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private GateProcessor(GateSettings settings, MeterRegistry meters) {
        this.gate = new MarketGate(settings);
        this.meters = meters;
        this.pricesAccepted = StreamsMeter.PRICES_ACCEPTED.counter(meters);
    }

    static ProcessorSupplier<String, SpecificRecord, String, MarketEvent> supplier(
            AvroSerdes serdes, GateSettings settings, MeterRegistry meters) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, SpecificRecord, String, MarketEvent> get() {
                return new GateProcessor(settings, meters);
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
        journal = new GateJournal(context);
        journal.restore(gate, context.currentSystemTimeMs());
        progress = new MarketProgress(context.getStateStore(GateStores.PROGRESS));
        waiting = new WaitingRecords<>(context.getStateStore(GateStores.WAITING), QUIET_CHECKS);
        context.schedule(
                IDLE_CHECK,
                PunctuationType.WALL_CLOCK_TIME,
                now -> waiting.takeWhenQuiet(progress.sequence()).forEach(this::broadcast));
        context.schedule(SILENCE_CHECK, PunctuationType.WALL_CLOCK_TIME, this::tellSilence);
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        RecordMetadata source = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record without topic, partition and offset"));
        SpecificRecord value = record.value();
        if (value instanceof PriceTick price) {
            onPrice(price, source);
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

    private void onPrice(PriceTick price, RecordMetadata source) {
        long sequence = source.offset();
        waiting.takeUpTo(sequence - 1).forEach(this::broadcast);
        GateDecision decision = gate.offer(PriceMapping.offered(price, context.currentSystemTimeMs()));
        tell(price.getSymbol(), decision, new Cause(source.topic(), source.partition(), sequence), sequence - 1);
        progress.advanceTo(sequence);
        Verdict verdict = decision.verdict();
        boolean priced = verdict == Verdict.ACCEPTED || !decision.released().isEmpty();
        journal.write(gate, price.getSymbol(), sequence, priced);
        if (verdict == Verdict.ACCEPTED) {
            pricesAccepted.increment();
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
        if (verdict.isUnusable()) {
            throw new RejectedInputException(
                    "markPrice of %s: %s: found %s at %s, expected a price > 0 not older than the last"
                            .formatted(
                                    price.getSymbol(),
                                    verdict,
                                    price.getMarkPrice().toPlainString(),
                                    price.getTime()));
        }
    }

    /** What a price says of earlier ones, which has its place before it: after price {@code after}. */
    private void tell(String symbol, GateDecision decision, Cause cause, long after) {
        decision.changes().forEach(change -> tell(change, cause, after));
        decision.released().forEach(point -> news(symbol, QualityMapping.released(symbol, point), cause, after));
        count(StreamsMeter.PRICES_RELEASED, decision.released().size());
        count(StreamsMeter.PRICES_DISCARDED, decision.discarded());
        count(StreamsMeter.SOURCES_SWITCHED, decision.switched() ? 1 : 0);
    }

    private void tell(io.plimsoll.risk.market.QualityChange change, Cause cause, long after) {
        StreamsMeter.QUALITY_CHANGES
                .counter(meters, "reason", change.reason().name())
                .increment();
        news(change.symbol(), QualityMapping.record(change), cause, after);
    }

    /** No event time passes while nothing comes, so silence is measured on this machine's clock. */
    private void tellSilence(long nowMs) {
        gate.silent(nowMs).forEach(change -> {
            tell(change, new Cause(Topics.PRICES.name(), 0, progress.sequence()), progress.sequence());
            journal.writeState(gate, change.symbol());
        });
    }

    private void news(String symbol, SpecificRecord news, Cause cause, long after) {
        broadcast(new MarketEvent(after, new RejectedPrice(symbol, "NEWS"), cause, news));
    }

    private void count(StreamsMeter meter, int times) {
        if (times > 0) {
            meter.counter(meters).increment(times);
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

    private static void rejectUnless(Runnable mapping) {
        try {
            mapping.run();
        } catch (IllegalArgumentException e) {
            throw new RejectedInputException(String.valueOf(e.getMessage()), e);
        }
    }
}

package io.plimsoll.streams.market;

import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.CandleChange;
import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.market.PricePoint;
import io.plimsoll.risk.signal.MarketListener;
import io.plimsoll.risk.signal.MarketReading;
import io.plimsoll.risk.signal.MarketSignals;
import io.plimsoll.risk.signal.Signal;
import io.plimsoll.risk.signal.TrackRecords;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.Candle;
import io.plimsoll.schemas.avro.MarketEvent;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.schemas.avro.RejectedPrice;
import io.plimsoll.schemas.avro.ReleasedPrice;
import io.plimsoll.schemas.avro.SignalEvent;
import io.plimsoll.streams.deadletter.RejectedInputException;
import io.plimsoll.streams.mapping.CandleMapping;
import io.plimsoll.streams.mapping.PriceMapping;
import io.plimsoll.streams.mapping.QualityMapping;
import io.plimsoll.streams.mapping.SignalMapping;
import io.plimsoll.streams.meter.StreamsMeter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Makes candles, indicators and signals of the prices that the gate lets through, and of those that came too late for it.
 * Signals and readings go to {@code market} under the number of the price that closed their bar. Owned by one task.
 */
final class BarsProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {
    private final MarketSignals market;
    private final MeterRegistry meters;
    private ProcessorContext<String, SpecificRecord> context;
    private BarJournal journal;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private BarsProcessor(TrackRecords records, MeterRegistry meters) {
        this.market = new MarketSignals(records);
        this.meters = meters;
    }

    static ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier(
            TrackRecords records, MeterRegistry meters) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, SpecificRecord, String, SpecificRecord> get() {
                return new BarsProcessor(records, meters);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return BarStores.all();
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        journal = new BarJournal(context);
        journal.restore(market);
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        if (record.value() instanceof Candle bar) {
            onHistory(bar);
        } else if (record.value() instanceof MarketEvent event) {
            Telling telling = new Telling(event.getSequence(), record.timestamp());
            if (event.getPayload() instanceof PriceTick price) {
                onPrice(price.getSymbol(), PriceMapping.point(price), telling);
            } else if (event.getNews() instanceof ReleasedPrice released) {
                onPrice(released.getSymbol(), QualityMapping.point(released), telling);
            }
        }
    }

    private void onPrice(String symbol, PricePoint price, Telling telling) {
        market.onPrice(symbol, price.timeMs(), price.markPrice(), telling);
        journal.writePrice(symbol, market);
        telling.changed.forEach((each, intervals) -> journal.writeBars(each, intervals, market));
    }

    private void onHistory(Candle candle) {
        boolean taken;
        try {
            Bar bar = CandleMapping.bar(candle);
            taken = market.onHistory(candle.getSymbol(), CandleMapping.interval(candle), bar);
        } catch (IllegalArgumentException e) {
            throw new RejectedInputException("history of " + candle.getSymbol() + ": " + e.getMessage(), e);
        }
        StreamsMeter.HISTORY.counter(meters, "taken", Boolean.toString(taken)).increment();
        if (taken) {
            Interval from = CandleMapping.interval(candle);
            journal.writeBars(candle.getSymbol(), EnumSet.range(from, Interval.D1), market);
        }
    }

    /** Sends on what one price did, and remembers what it changed. */
    private final class Telling implements MarketListener {
        private final long sequence;
        private final long timestampMs;
        private final Map<String, Set<Interval>> changed = new TreeMap<>();

        Telling(long sequence, long timestampMs) {
            this.sequence = sequence;
            this.timestampMs = timestampMs;
        }

        @Override
        public void onCandle(String symbol, Interval interval, CandleChange change) {
            changed.computeIfAbsent(symbol, none -> EnumSet.noneOf(Interval.class))
                    .add(interval);
            if (change instanceof CandleChange.Closed closed) {
                count("closed", interval);
                forward(symbol, CandleMapping.closed(symbol, interval, closed), Topics.CANDLES.name());
            } else if (change instanceof CandleChange.Corrected corrected) {
                count("corrected", interval);
                forward(symbol, CandleMapping.corrected(symbol, interval, corrected), Topics.CANDLES.name());
            } else {
                count("too-late", interval);
            }
        }

        @Override
        public void onSignal(Signal signal) {
            StreamsMeter.SIGNALS
                    .counter(
                            meters,
                            "kind",
                            signal.kind().name(),
                            "interval",
                            signal.interval().label())
                    .increment();
            SignalEvent event = SignalMapping.event(signal);
            forward(signal.symbol(), event, Topics.SIGNALS.name());
            news(signal.symbol(), event);
        }

        @Override
        public void onReading(MarketReading reading) {
            news(reading.symbol(), SignalMapping.update(reading));
        }

        private void news(String symbol, SpecificRecord what) {
            RejectedPrice none = new RejectedPrice(symbol, "NEWS");
            forward(symbol, new MarketEvent(sequence, none, null, what), MarketTopology.NEWS);
        }

        private void forward(String symbol, SpecificRecord value, String child) {
            context.forward(new Record<>(symbol, value, timestampMs), child);
        }

        private void count(String change, Interval interval) {
            StreamsMeter.CANDLES
                    .counter(meters, "change", change, "interval", interval.label())
                    .increment();
        }
    }
}

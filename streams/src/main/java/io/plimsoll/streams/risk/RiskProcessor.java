package io.plimsoll.streams.risk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.risk.book.Moment;
import io.plimsoll.risk.book.RiskBook;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.InputFault;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.AccountEvent;
import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.Cause;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.MarketEvent;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.schemas.avro.QualityChange;
import io.plimsoll.schemas.avro.ReadingUpdate;
import io.plimsoll.schemas.avro.ReleasedPrice;
import io.plimsoll.schemas.avro.Rule;
import io.plimsoll.schemas.avro.SignalEvent;
import io.plimsoll.streams.deadletter.RejectedInputException;
import io.plimsoll.streams.mapping.InputMapping;
import io.plimsoll.streams.mapping.QualityMapping;
import io.plimsoll.streams.mapping.RuleMapping;
import io.plimsoll.streams.mapping.SignalMapping;
import io.plimsoll.streams.meter.StreamsMeter;
import io.plimsoll.streams.order.LastPrice;
import io.plimsoll.streams.order.MarketProgress;
import io.plimsoll.streams.order.Place;
import io.plimsoll.streams.order.WaitingRecords;
import io.plimsoll.streams.snapshot.SnapshotSettings;
import io.plimsoll.streams.snapshot.SnapshotSweep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a risk book with the market and with the accounts of one partition, and writes what it says to its journal and to
 * {@code alerts}, all in one transaction. Owned by one task.
 */
final class RiskProcessor implements Processor<String, SpecificRecord, Object, Object> {
    private static final Duration IDLE_CHECK = Duration.ofMillis(25);
    private static final Duration GATE_CHECK = Duration.ofSeconds(1);

    /** Four times the gate's: terms that precede an account record on a standing market get here first. */
    private static final int QUIET_CHECKS = 40;

    private final Supplier<RiskBook> emptyBook;
    private final List<AlertRule> defaultRules;
    private final SnapshotSettings snapshots;
    private final AccountTrust trust;
    private final WaitingLetters letters;
    private final MeterRegistry meters;
    private final Counter pricesTaken;
    private ProcessorContext<Object, Object> context;
    private BookJournal journal;
    private MarketProgress progress;
    private WaitingRecords<AccountEvent> waiting;
    private LiveBook book;
    private SnapshotSweep sweep;
    private AccountGate gate;
    private RiskOutput output;
    private long lastTimeMs;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    RiskProcessor(
            Supplier<RiskBook> emptyBook,
            List<AlertRule> defaultRules,
            SnapshotSettings snapshots,
            AccountTrust trust,
            WaitingLetters letters,
            MeterRegistry meters) {
        this.emptyBook = emptyBook;
        this.defaultRules = defaultRules;
        this.snapshots = snapshots;
        this.trust = trust;
        this.letters = letters;
        this.meters = meters;
        this.pricesTaken = StreamsMeter.PRICES_TAKEN.counter(meters);
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        journal = new BookJournal(context);
        progress = new MarketProgress(context.getStateStore(RiskStores.PROGRESS), journal.newestMarkSequence());
        waiting = new WaitingRecords<>(context.getStateStore(RiskStores.WAITING), QUIET_CHECKS);
        output = new RiskOutput(context, meters);
        sweep = new SnapshotSweep(
                () -> book.now(),
                snapshots,
                figures -> output.tell(figures, lastTimeMs, progress.sequence()),
                System::nanoTime);
        long nowMs = context.currentSystemTimeMs();
        HeldBalances held = new HeldBalances(
                context.getStateStore(RiskStores.HELD), nowMs + trust.zeroHold().toMillis());
        gate = new AccountGate(trust, journal, held, new GateEffects(), meters);
        book = new LiveBook(
                emptyBook,
                defaultRules,
                journal,
                held,
                account -> {
                    if (snapshots.wanted()) {
                        sweep.know(account);
                    }
                    gate.knows(account, nowMs);
                },
                event -> {
                    output.tell(event);
                    sweep.news(event.getAccount());
                });
        context.schedule(GATE_CHECK, PunctuationType.WALL_CLOCK_TIME, gate::pass);
        context.schedule(
                IDLE_CHECK,
                PunctuationType.WALL_CLOCK_TIME,
                now -> takeWaiting(waiting.takeWhenQuiet(progress.sequence())));
        lastTimeMs = journal.newestMarkMs();
        if (snapshots.wanted()) {
            context.schedule(SnapshotSweep.SLICE, PunctuationType.WALL_CLOCK_TIME, sweep::slice);
        }
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        RecordMetadata source = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record without topic, partition and offset"));
        SpecificRecord value = record.value();
        if (value instanceof MarketEvent event) {
            onMarket(event);
        } else if (value instanceof PositionUpdate position) {
            AccountInput.check(record.key(), position);
            onAccount(position, position.getTime(), position.getAfterSequence(), Place.Kind.POSITION, source);
        } else if (value instanceof BalanceUpdate balance) {
            AccountInput.check(record.key(), balance);
            onAccount(balance, balance.getTime(), balance.getAfterSequence(), Place.Kind.BALANCE, source);
        } else {
            throw new RejectedInputException(
                    "value: found " + value + ", expected a market event, position or balance");
        }
    }

    private void onMarket(MarketEvent event) {
        long sequence = event.getSequence();
        Object payload = event.getPayload();
        if (payload instanceof InstrumentUpdate instrument) {
            takeWaitingBefore(sequence, instrument.getTime());
            Moment at = moment(instrument.getTime());
            book.apply((it, heard) -> it.onInstrument(InputMapping.instrument(instrument), at, heard), causeOf(event));
            journal.write(instrument);
        } else if (payload instanceof Rule rule) {
            takeWaitingBefore(sequence, rule.getTime());
            onRule(rule, causeOf(event));
        } else if (event.getNews() != null) {
            onNews(event.getNews(), event.getSequence(), causeOf(event));
        } else if (sequence <= progress.sequence()) {
            StreamsMeter.PRICES_REPEATED.counter(meters).increment();
        } else {
            takeWaiting(waiting.takeUpTo(sequence - 1));
            pricesTaken.increment();
            if (payload instanceof PriceTick price) {
                onPrice(price, event);
            } else {
                progress.advanceTo(sequence);
            }
        }
    }

    /** The mark that is written keeps how far the task has come; without one, the progress is written. */
    private void onPrice(PriceTick price, MarketEvent event) {
        progress.passTo(event.getSequence());
        try {
            takePrice(price.getSymbol(), InputMapping.markPrice(price), price.getTime(), causeOf(event));
        } catch (RejectedInputException e) {
            progress.advanceTo(event.getSequence());
            throw e;
        }
    }

    private void takePrice(String symbol, double markPrice, Instant time, Cause cause) {
        Moment at = moment(time);
        book.apply((it, heard) -> it.onPrice(symbol, markPrice, at, heard), cause);
        journal.writeMark(symbol, new LastPrice(at.timeMs(), at.marketSequence(), markPrice));
    }

    /**
     * What the bars say comes right after the price that closed them, before what waits for that price; what the gate says,
     * after that.
     */
    private void onNews(Object news, long sequence, Cause cause) {
        if (news instanceof ReadingUpdate update) {
            Moment at = moment(update.getTime());
            book.apply((it, heard) -> it.onReading(SignalMapping.reading(update), at, heard), cause);
            journal.write(update);
        } else if (news instanceof SignalEvent signal) {
            Moment at = moment(signal.getTime());
            book.apply((it, heard) -> it.onSignal(SignalMapping.signal(signal), at, heard), cause);
        } else if (sequence < progress.sequence()) {
            StreamsMeter.PRICES_REPEATED.counter(meters).increment();
        } else {
            takeWaiting(waiting.takeUpTo(sequence));
            onGate(news, cause);
        }
    }

    private void onGate(Object news, Cause cause) {
        if (news instanceof QualityChange record) {
            var change = QualityMapping.change(record);
            Moment at = moment(record.getTime());
            book.apply((it, heard) -> it.onQuality(change.symbol(), change.fault(), at, heard), cause);
            journal.write(change.symbol(), change.fault());
        } else if (news instanceof ReleasedPrice released) {
            takePrice(released.getSymbol(), QualityMapping.point(released).markPrice(), released.getTime(), cause);
        }
    }

    private void onRule(Rule rule, Cause cause) {
        Moment at = moment(rule.getTime());
        if (rule.getEnabled()) {
            book.apply((it, heard) -> it.onRule(RuleMapping.rule(rule), at, heard), cause);
        } else {
            book.apply((it, heard) -> it.onRuleRemoved(rule.getRuleId(), at, heard), cause);
        }
        journal.write(rule);
    }

    private void onAccount(
            SpecificRecord payload,
            Instant time,
            @Nullable Long afterSequence,
            Place.Kind kind,
            RecordMetadata source) {
        AccountEvent event = new AccountEvent(payload, new Cause(source.topic(), source.partition(), source.offset()));
        if (afterSequence == null) {
            gate.live(event, context.currentSystemTimeMs());
        } else if (afterSequence < progress.sequence()) {
            StreamsMeter.RECORDS_LATE.counter(meters).increment();
            take(event);
        } else {
            waiting.add(new Place(afterSequence, time.toEpochMilli(), kind, source.offset()), event);
        }
    }

    private void takeWaitingBefore(long sequence, Instant time) {
        takeWaiting(waiting.takeBefore(new Place(sequence, time.toEpochMilli(), Place.Kind.MARKET_TERMS, 0)));
    }

    /** A waiting record is no longer the record being processed: if it cannot be taken, only it goes to the dead letters. */
    private void takeWaiting(List<AccountEvent> due) {
        for (AccountEvent event : due) {
            try {
                take(event);
            } catch (RejectedInputException e) {
                context.forward(letters.letter(event, e), Topics.DEAD_LETTERS.name());
            }
        }
    }

    private void take(AccountEvent event) {
        if (event.getPayload() instanceof PositionUpdate position) {
            Moment at = moment(position.getTime());
            book.apply(
                    (it, heard) -> it.onPosition(position.getAccount(), InputMapping.position(position), at, heard),
                    event.getCause());
            journal.write(position);
            sweep.news(position.getAccount());
        } else if (event.getPayload() instanceof BalanceUpdate balance) {
            Moment at = moment(balance.getTime());
            double amount = InputMapping.walletBalance(balance);
            book.apply(
                    (it, heard) -> it.onBalance(balance.getAccount(), balance.getAsset(), amount, at, heard),
                    event.getCause());
            journal.write(balance);
            sweep.news(balance.getAccount());
        }
    }

    private Moment moment(Instant time) {
        lastTimeMs = time.toEpochMilli();
        return new Moment(time.toEpochMilli(), progress.sequence());
    }

    private static Cause causeOf(MarketEvent event) {
        Cause cause = event.getCause();
        return cause == null ? new Cause(Topics.PRICES.name(), 0, event.getSequence()) : cause;
    }

    /** What the gate of the accounts decides, as it is done here. */
    private final class GateEffects implements AccountGate.Effects {
        @Override
        public void take(AccountEvent event) {
            RiskProcessor.this.take(event);
        }

        @Override
        public void quality(String account, Optional<InputFault> fault) {
            Moment at = moment(Instant.ofEpochMilli(lastTimeMs));
            Cause cause = new Cause(Topics.PRICES.name(), 0, progress.sequence());
            book.apply((it, heard) -> it.onAccountQuality(account, fault, at, heard), cause);
        }

        @Override
        public long timeMs() {
            return lastTimeMs;
        }
    }
}

package io.plimsoll.streams.risk;

import io.plimsoll.risk.book.Moment;
import io.plimsoll.risk.book.RiskBook;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.InputFault;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.ReadingUpdate;
import io.plimsoll.schemas.avro.Rule;
import io.plimsoll.streams.mapping.InputMapping;
import io.plimsoll.streams.mapping.LadderMapping;
import io.plimsoll.streams.mapping.MarketEvidenceMapping;
import io.plimsoll.streams.mapping.RuleMapping;
import io.plimsoll.streams.mapping.SignalMapping;
import io.plimsoll.streams.order.LastPrice;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The stores that are the truth of a book: what the book takes in is written here, and a book lost in a restart is made
 * again from here. Owned by one task.
 */
final class BookJournal {
    private final KeyValueStore<String, PositionUpdate> positions;
    private final KeyValueStore<String, BalanceUpdate> balances;
    private final KeyValueStore<String, io.plimsoll.schemas.avro.LadderState> ladders;
    private final KeyValueStore<String, InstrumentUpdate> instruments;
    private final KeyValueStore<String, Rule> rules;
    private final KeyValueStore<String, ReadingUpdate> readings;
    private final KeyValueStore<String, InputFault> faults;
    private final KeyValueStore<String, LastPrice> marks;

    BookJournal(ProcessorContext<?, ?> context) {
        positions = context.getStateStore(RiskStores.POSITIONS);
        balances = context.getStateStore(RiskStores.BALANCES);
        ladders = context.getStateStore(RiskStores.LADDERS);
        instruments = context.getStateStore(RiskStores.INSTRUMENTS);
        rules = context.getStateStore(RiskStores.RULES);
        readings = context.getStateStore(RiskStores.READINGS);
        faults = context.getStateStore(RiskStores.FAULTS);
        marks = context.getStateStore(RiskStores.MARKS);
    }

    /**
     * Makes a book from the stores; rules of {@code defaults} hold unless one of the same id was ever written.
     *
     * @param accounts hears the account of every position and balance, so that nobody has to read them a second time
     */
    RiskBook restore(Supplier<RiskBook> emptyBook, List<AlertRule> defaults, Consumer<String> accounts) {
        RiskBook book = emptyBook.get();
        each(instruments, instrument -> book.restoreInstrument(InputMapping.instrument(instrument)));
        defaults.stream().filter(rule -> rules.get(rule.id()) == null).forEach(book::restoreRule);
        each(rules, rule -> {
            if (rule.getEnabled()) {
                book.restoreRule(RuleMapping.rule(rule));
            }
        });
        each(positions, position -> {
            book.restorePosition(position.getAccount(), InputMapping.position(position));
            accounts.accept(position.getAccount());
        });
        each(balances, balance -> {
            book.restoreBalance(balance.getAccount(), balance.getAsset(), InputMapping.walletBalance(balance));
            accounts.accept(balance.getAccount());
        });
        try (KeyValueIterator<String, LastPrice> last = marks.all()) {
            last.forEachRemaining(mark -> book.restorePrice(
                    mark.key, mark.value.markPrice(), new Moment(mark.value.timeMs(), mark.value.sequence())));
        }
        each(readings, reading -> book.restoreReading(SignalMapping.reading(reading)));
        each(faults, fault -> book.restoreFault(MarketEvidenceMapping.fault(fault)));
        each(ladders, ladder -> book.restoreLadder(LadderMapping.key(ladder), LadderMapping.state(ladder)));
        return book;
    }

    /** Event time of the newest price kept, Unix milliseconds; 0: none. */
    long newestMarkMs() {
        long[] newest = {0};
        each(marks, mark -> newest[0] = Math.max(newest[0], mark.timeMs()));
        return newest[0];
    }

    /** Market sequence number of the newest price kept; -1: none. */
    long newestMarkSequence() {
        long[] newest = {-1};
        each(marks, mark -> newest[0] = Math.max(newest[0], mark.sequence()));
        return newest[0];
    }

    /** Whether an account has an open position. */
    boolean holdsPositions(String account) {
        try (KeyValueIterator<String, PositionUpdate> held = positions.range(account + "\n", account + "\n\uffff")) {
            return held.hasNext();
        }
    }

    /** Whether the balance of an account in an asset is known and not zero. */
    boolean hasBalance(String account, String asset) {
        BalanceUpdate known = balances.get(key(account, asset));
        return known != null && known.getWalletBalance().signum() != 0;
    }

    void write(PositionUpdate position) {
        String key = key(
                position.getAccount(), position.getSymbol(), position.getSide().name());
        if (position.getQuantity().signum() == 0) {
            positions.delete(key);
        } else {
            positions.put(key, position);
        }
    }

    void write(BalanceUpdate balance) {
        balances.put(key(balance.getAccount(), balance.getAsset()), balance);
    }

    void write(InstrumentUpdate instrument) {
        instruments.put(instrument.getSymbol(), instrument);
    }

    void write(Rule rule) {
        rules.put(rule.getRuleId(), rule);
    }

    void write(ReadingUpdate reading) {
        readings.put(key(reading.getSymbol(), reading.getInterval()), reading);
    }

    /** Keeps what is wrong with the prices of a symbol; forgets it when nothing is. */
    void write(String symbol, Optional<io.plimsoll.risk.rule.InputFault> fault) {
        fault.ifPresentOrElse(
                found -> faults.put(symbol, MarketEvidenceMapping.record(found)), () -> faults.delete(symbol));
    }

    void writeMark(String symbol, LastPrice mark) {
        marks.put(symbol, mark);
    }

    void write(LadderKey ladder, LadderState state) {
        String symbol = ladder.symbol() == null ? "" : ladder.symbol();
        ladders.put(
                key(ladder.account(), ladder.scope().text(), ladder.ruleId(), symbol),
                LadderMapping.record(ladder, state));
    }

    private static String key(String... parts) {
        return String.join("\n", parts);
    }

    private static <V> void each(KeyValueStore<String, V> store, Consumer<V> action) {
        try (KeyValueIterator<String, V> entries = store.all()) {
            entries.forEachRemaining(entry -> action.accept(entry.value));
        }
    }
}

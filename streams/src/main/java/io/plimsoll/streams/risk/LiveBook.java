package io.plimsoll.streams.risk;

import io.plimsoll.risk.book.RiskBook;
import io.plimsoll.risk.book.RiskListener;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.schemas.avro.AccountEvent;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.Cause;
import io.plimsoll.streams.deadletter.RejectedInputException;
import io.plimsoll.streams.mapping.AlertMapping;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The book of a task beside its journal: what it says to a record is journalled and told. A book that broke on a record is
 * made again from the journal, which has not seen that record. Owned by one task.
 */
final class LiveBook {
    private final Supplier<RiskBook> empty;
    private final List<AlertRule> defaultRules;
    private final BookJournal journal;
    private final HeldBalances held;
    private final Consumer<AlertEvent> teller;
    private RiskBook book;

    /**
     * Makes the book from the journal.
     *
     * @param empty makes an empty book
     * @param accounts hears the account of every position and balance
     * @param teller hears every alert, after its ladder is journalled
     */
    LiveBook(
            Supplier<RiskBook> empty,
            List<AlertRule> defaultRules,
            BookJournal journal,
            HeldBalances held,
            Consumer<String> accounts,
            Consumer<AlertEvent> teller) {
        this.empty = empty;
        this.defaultRules = defaultRules;
        this.journal = journal;
        this.held = held;
        this.teller = teller;
        this.book = restored(accounts);
    }

    /** The book as it is now; another one after a record that broke it. */
    RiskBook now() {
        return book;
    }

    /** Lets the book take one record. */
    void apply(BiConsumer<RiskBook, RiskListener> input, Cause cause) {
        HeardChanges heard = new HeardChanges();
        List<AlertEvent> events;
        try {
            input.accept(book, heard);
            events = heard.transitions().stream()
                    .map(transition -> AlertMapping.event(transition, cause))
                    .toList();
        } catch (RuntimeException e) {
            book = restored(account -> {});
            throw new RejectedInputException("not taken by the risk book: " + e.getMessage(), e);
        }
        heard.ladders().forEach(change -> journal.write(change.key(), change.state()));
        events.forEach(teller);
    }

    private RiskBook restored(Consumer<String> accounts) {
        RiskBook restored = journal.restore(empty, defaultRules, accounts);
        for (AccountEvent event : held.all()) {
            if (event.getPayload() instanceof BalanceUpdate balance) {
                restored.restoreAccountFault(balance.getAccount(), AccountGate.fault(balance));
            }
        }
        return restored;
    }
}
